-- rejected: escape: assert_total
f : Nat -> Nat
f n = assert_total (f n)
