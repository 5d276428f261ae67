-- rejected: escape: assert_smaller says that anything is smaller
f : Nat -> Void
f n = f (assert_smaller n (S n))

v : Void
v = f 0
