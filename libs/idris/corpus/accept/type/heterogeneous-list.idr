-- A family indexed by a list of types.
data HVect : List Type -> Type where
  Nil : HVect []
  (::) : t -> HVect ts -> HVect (t :: ts)

head : HVect (t :: ts) -> t
head (x :: _) = x

f : Nat
f = head [1, "two", True]
