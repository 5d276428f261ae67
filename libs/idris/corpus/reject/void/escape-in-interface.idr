-- rejected: escape: an escape in the default of a method
interface I a where
  m : a -> Void
  m x = believe_me x

I () where

v : Void
v = m ()
