-- A let whose pattern may fail has an alternative.
f : Maybe Nat -> Nat
f m =
  let Just x = m
        | Nothing => 0
  in x + 1
