-- rejected: type: the type does not follow when with has no connection to it
f : (n : Nat) -> (b : Bool) -> b = True
f n b with (n)
  f n b | m = Refl
