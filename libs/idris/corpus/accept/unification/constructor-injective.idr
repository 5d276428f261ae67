-- What is equal under a constructor is equal.
f : (a, b : Nat) -> S a = S b -> a = b
f a a Refl = Refl
