-- rejected: quantity: one of two linear fields is dropped
data Two : Type where
  MkTwo : (1 a : Nat) -> (1 b : Nat) -> Two

f : (1 t : Two) -> Nat
f (MkTwo a b) = a
