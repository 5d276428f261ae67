-- A recursive call with fewer arguments than the function has.
addAll : Nat -> List Nat -> List Nat
addAll n [] = []
addAll n (x :: xs) = (n + x) :: addAll n xs

twice : List Nat -> List Nat
twice xs = addAll 1 (addAll 1 xs)
