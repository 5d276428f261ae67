-- rejected: type: an update changes a field that the type of another rests on
record Index where
  constructor MkIndex
  size : Nat
  isZero : size = 0

bad : Index
bad = { size := 1 } (MkIndex 0 Refl)

v : Void
v = case bad.isZero of Refl impossible
