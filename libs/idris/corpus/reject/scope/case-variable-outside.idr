-- rejected: scope: a variable of one alternative in another
f : Maybe Nat -> Nat
f m = case m of
  Just n => n
  Nothing => n
