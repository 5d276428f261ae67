-- rejected: pattern: a view says what the variable of the clause is
data Positive : Nat -> Type where
  Next : (n : Nat) -> Positive (S n)
positive : (n : Nat) -> Maybe (Positive n)
positive Z = Nothing
positive (S n) = Just (Next n)
before : Nat -> Nat
before n with (positive n)
  _ | Nothing = 0
  _ | Just (Next m) = m
