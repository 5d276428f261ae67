-- An if on several lines.
f : Nat -> Nat
f n =
  if n == 0
    then 1
    else n
