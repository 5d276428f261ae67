-- rejected: interface: an implementation without its method
interface Absurd a where
  absurdity : a -> Void

Absurd () where

v : Void
v = absurdity ()
