-- rejected: unification: n + n = 3 has no solution, and unification does not know it
data Double : Nat -> Type where
  Twice : (n : Nat) -> Double (n + n)

f : Double 3 -> Void
f (Twice n) impossible
