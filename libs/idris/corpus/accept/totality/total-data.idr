-- A data type that must be strictly positive.
total
data T = MkT (Nat -> T) | End
