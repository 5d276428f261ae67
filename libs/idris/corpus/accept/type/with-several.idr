-- A with on several values.
f : (a, b : Nat) -> Nat
f a b with (a + b) | (a * b)
  _ | 0 | _ = 0
  _ | S s | 0 = s
  _ | S s | S p = s + p
