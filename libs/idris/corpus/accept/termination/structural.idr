-- The argument gets smaller by one constructor.
add : Nat -> Nat -> Nat
add 0 m = m
add (S n) m = S (add n m)
