-- An application inside an applicative.
f : Maybe Nat
f = [| Just 1 + Just 2 |]

g : Maybe (Nat, Nat)
g = [| MkPair (Just 1) (Just 2) |]
