-- rejected: pattern: a forced pattern names what the other patterns say nothing of
data Positive : Nat -> Type where
  One : Positive (S n)
f : (k : Nat) -> Positive k -> Nat
f .(S (S n)) One = 0
