-- rejected: termination: with on one argument decreases, the recursive call takes another
f : Nat -> Nat -> Void
f n m with (n)
  f n m | Z = f m n
  f n m | S k = f m k

v : Void
v = f 0 0
