-- rejected: universe: two types, each packs the other
mutual
  data A : Type where
    MkA : (a : Type) -> a -> A

  data B : Type where
    MkB : (a : Type) -> a -> B

x : A
x = MkA B (MkB A (MkA Nat 0))
