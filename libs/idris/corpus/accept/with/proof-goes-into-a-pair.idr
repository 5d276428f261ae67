-- The equation of a with, under a constructor and under an existential.
usesProof : (f : Nat -> Nat) -> (n : Nat) -> Either (f n = 0) (k : Nat ** f n = S k)
usesProof f n with (f n) proof eq
  _ | Z = Left Refl
  _ | S k = Right (k ** Refl)
