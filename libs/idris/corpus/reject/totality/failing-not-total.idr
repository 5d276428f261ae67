-- rejected: type: without %default total, what may not terminate is no failure
failing
  f : Nat -> Nat
  f n = f n
