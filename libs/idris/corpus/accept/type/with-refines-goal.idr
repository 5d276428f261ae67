-- What a with is on is replaced in the goal.
f : (b : Bool) -> (if b then 1 else 1) = the Nat 1
f b with (b)
  _ | True = Refl
  _ | False = Refl
