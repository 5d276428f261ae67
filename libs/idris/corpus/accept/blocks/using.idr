-- Names that using declares are bound where a type mentions them, with what is said of them.
using (n : Nat, m : Nat, Eq a)
  f : n = m -> m = n
  f Refl = Refl
  g : a -> a -> Bool
  g x y = x == y
  data V : Nat -> Type where
    MkV : V n
  record R (a : Type) where
    field : a
using (a : Type)
  h : a -> a
  h x = x
