-- rejected: escape: assert_smaller
f : Nat -> Nat
f Z = Z
f (S k) = f (assert_smaller (S k) (S k))
