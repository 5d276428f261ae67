-- rejected: impossible: erased and possible
f : (0 n : Nat) -> Nat
f n impossible
