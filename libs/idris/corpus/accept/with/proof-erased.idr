-- A proof of what `with` looked at, which is there in types only.
f : (b : Bool) -> (0 _ : (b && True) = True) -> Nat
f b ok with (b && True) proof 0 eq
  f b ok | True = 1
  f b ok | False = 0
