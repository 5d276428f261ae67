-- rejected: escape: assert_total before a dollar
f : Nat -> Nat
f n = assert_total $ f n
