-- A named implementation that is built on another named one.
[plus] Semigroup Nat where
  (<+>) a b = a + b

[plusM] Monoid Nat using plus where
  neutral = 0

f : Nat
f = (<+>) @{plus} 1 (neutral @{plusM})
