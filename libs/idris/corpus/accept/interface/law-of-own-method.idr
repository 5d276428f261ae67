-- A law names methods of the same implementation.
interface Monoid' a where
  op : a -> a -> a
  unit : a
  leftId : (x : a) -> op unit x = x

[plusM] Monoid' Nat where
  op = (+)
  unit = 0
  leftId x = Refl
