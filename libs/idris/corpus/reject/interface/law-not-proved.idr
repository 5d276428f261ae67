-- rejected: type: an interface with a law, and a proof of something else
interface Involution a where
  invert : a -> a
  law : (x : a) -> invert (invert x) = x

Involution Nat where
  invert x = S x
  law x = Refl
