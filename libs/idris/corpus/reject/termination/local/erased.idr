-- rejected: termination: the argument that shrinks is not the one that is erased and grows
f : (0 n : Nat) -> Nat
f n = f (S n)
