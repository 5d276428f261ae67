-- Methods of a total implementation.
%default total

interface Walk a where
  walk : a -> Nat

Walk (List Nat) where
  walk [] = 0
  walk (x :: xs) = x + walk xs
