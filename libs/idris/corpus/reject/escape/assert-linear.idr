-- rejected: escape: assert_linear
f : (1 n : Nat) -> Nat
f n = assert_linear S n
