-- A recursive function under parameters that stay the same.
parameters (f : Nat -> Nat)
  times : Nat -> Nat -> Nat
  times 0 x = x
  times (S n) x = times n (f x)

use : Nat
use = times S 3 4
