-- A name that only a forced pattern mentions stands for what the other patterns make of it.
data Positive : Nat -> Type where
  One : Positive (S n)
before : (k : Nat) -> Positive k -> Nat
before whole@(.(S n)) One = whole
