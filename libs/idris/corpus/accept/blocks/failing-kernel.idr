-- What only the kernel finds makes a failing block fail: termination, coverage, positivity.
%default total
failing
  f : Nat -> Nat
  f n = f n
failing
  g : Nat -> Nat
  g Z = 0
failing
  data B : Type where
    MkB : (B -> Nat) -> B
