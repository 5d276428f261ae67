-- A list that is taken apart and put together once.
data LList : Type -> Type where
  Nil : LList a
  (::) : (1 x : a) -> (1 xs : LList a) -> LList a

append : (1 xs : LList a) -> (1 ys : LList a) -> LList a
append [] ys = ys
append (x :: xs) ys = x :: append xs ys
