-- Where two clauses fit, the first one counts.
f : Nat -> Nat -> Nat
f 0 m = m
f n 0 = n
f (S n) (S m) = f n m

t : f 0 0 = 0
t = Refl
