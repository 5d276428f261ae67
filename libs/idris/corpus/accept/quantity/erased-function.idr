-- A function that is erased as a whole may use erased values.
0 double : Nat -> Nat
double n = n + n

f : (0 n : Nat) -> (0 p : double n = n + n) -> Nat
f n p = 1
