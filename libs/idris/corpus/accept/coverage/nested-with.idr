-- Each branch of a with goes on by itself.
f : Bool -> Bool -> Nat
f a b with (a)
  _ | False = 0
  _ | True with (b)
    _ | True = 1
    _ | False = 2
