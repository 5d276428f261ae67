-- rejected: termination: the inner branch undoes what the outer one took
f : (Nat -> Bool) -> Nat -> Nat -> Nat
f p Z m = m
f p (S n) m with (p n)
  _ | True with (p m)
    _ | True = f p n (S m)
    _ | False = f p (S n) m
  _ | False = f p n m
