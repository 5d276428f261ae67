-- Constructors by their arguments, and by their types.
data A = A1 | A2 Nat A

data B : Type where
  B1 : B
  B2, B3 : Nat -> B -> B

data C a = MkC a
