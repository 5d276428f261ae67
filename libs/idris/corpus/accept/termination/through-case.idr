-- The recursive call is under a case on something else.
sumEven : (Nat -> Bool) -> List Nat -> Nat
sumEven p [] = 0
sumEven p (x :: xs) = case p x of
  True => x + sumEven p xs
  False => sumEven p xs
