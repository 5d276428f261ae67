-- A function with an implicit argument where one is expected.
f : ({n : Nat} -> Nat) -> Nat
f g = g {n = 3}
h : Nat
h = f three
  where
    three : {n : Nat} -> Nat
    three {n} = n
