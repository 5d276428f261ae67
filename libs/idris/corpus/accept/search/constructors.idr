-- Constructors are tried, with their arguments.
data Even : Nat -> Type where
  EZ : Even 0
  ESS : Even n -> Even (S (S n))

half : (n : Nat) -> {auto p : Even n} -> Nat
half 0 = 0
half (S (S n)) {p = ESS q} = S (half n)

f : Nat
f = half 8
