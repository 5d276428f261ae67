-- What is in scope is found first.
use : {auto n : Nat} -> Nat
use {n} = n

f : (n : Nat) -> Nat
f k = use
