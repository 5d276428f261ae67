-- rejected: coverage: the case says nothing of S
f : Nat -> Nat
f x = case x of
  Z => Z
