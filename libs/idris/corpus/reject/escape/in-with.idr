-- rejected: escape: in the value that with looks at
f : Nat -> Nat
f n with (the Nat (believe_me n))
  f n | m = m
