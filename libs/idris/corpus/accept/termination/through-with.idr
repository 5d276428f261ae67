-- The recursive call stands under a with.
remove : (Nat -> Bool) -> List Nat -> List Nat
remove p [] = []
remove p (x :: xs) with (p x)
  _ | True = remove p xs
  _ | False = x :: remove p xs
