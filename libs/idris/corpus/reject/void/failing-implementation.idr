-- rejected: interface: an implementation that fails to be one is not there afterwards
interface Absurd a where
  absurdity : a -> Void

failing
  Absurd Nat where
    absurdity n = True

v : Void
v = absurdity (the Nat 0)
