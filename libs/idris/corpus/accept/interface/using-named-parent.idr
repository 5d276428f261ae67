-- A named implementation that is built on another named one.
[PlusS] Semigroup Nat where
  (<+>) a b = a + b

[PlusM] Monoid Nat using PlusS where
  neutral = 0

f : Nat
f = (<+>) @{PlusS} 1 (neutral @{PlusM})
