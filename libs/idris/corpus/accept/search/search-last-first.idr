-- Of two constructors that fit, the one declared last is tried first.
data E : Nat -> List Nat -> Type where
  H : E x (x :: xs)
  T : E x xs -> E x (y :: xs)
e : E 1 [1,1]
e = %search
t : Main.e = T H
t = Refl
