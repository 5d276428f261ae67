-- A default is used where an implementation says nothing.
interface Opposite a where
  same, other : a -> a -> Bool
  same x y = not (other x y)
  other x y = not (same x y)

Opposite Bool where
  same x y = x == y

f : other True False = True
f = Refl
