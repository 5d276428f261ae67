-- Laws as methods.
interface Magma a where
  op : a -> a -> a
  assoc : (x, y, z : a) -> op x (op y z) = op (op x y) z

Magma Bool where
  op x y = x && y
  assoc True y z = Refl
  assoc False y z = Refl
