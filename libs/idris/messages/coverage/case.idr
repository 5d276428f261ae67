toNat : Maybe Nat -> Nat
toNat m = case m of
  Just n => n
