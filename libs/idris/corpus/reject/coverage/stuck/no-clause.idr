-- rejected: coverage: without a clause it is no better known that n + n is not 3
data Double : Nat -> Type where
  Twice : (n : Nat) -> Double (n + n)

f : Double 3 -> Void
f x = case x of {}
