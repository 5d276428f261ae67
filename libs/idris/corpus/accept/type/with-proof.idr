-- A with keeps the equation.
f : (n : Nat) -> (p : Nat -> Bool) -> Either (p n = True) (p n = False)
f n p with (p n) proof eq
  _ | True = Left Refl
  _ | False = Right Refl

g : (n : Nat) -> (p : Nat -> Bool) -> Maybe (p n = True)
g n p with (p n) proof eq
  g n p | True = Just Refl
  g n p | False = Nothing
