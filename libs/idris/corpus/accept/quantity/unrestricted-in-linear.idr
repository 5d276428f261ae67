-- A wrapper that makes a value free to use within a linear one.
data Free' : Type -> Type where
  MkFree : a -> Free' a

dup : (1 x : Free' a) -> (a, a)
dup (MkFree x) = (x, x)
