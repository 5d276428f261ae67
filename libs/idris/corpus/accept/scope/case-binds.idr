-- What an alternative binds is seen in it.
f : Maybe Nat -> Nat -> Nat
f m n = case m of
  Just n => n
  Nothing => n
