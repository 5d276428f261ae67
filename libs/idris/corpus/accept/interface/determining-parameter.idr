-- One parameter determines the other.
interface Collection c e | c where
  cons : e -> c -> c
  nil : c

Collection (List a) a where
  cons = (::)
  nil = []

f : List Nat
f = cons 1 nil
