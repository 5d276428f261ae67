-- rejected: impossible: a proof that was found is called impossible
data Small : Nat -> Type where
  Zero : Small 0

f : (n : Nat) -> {auto p : Small n} -> Nat
f 0 {p = Zero} impossible
