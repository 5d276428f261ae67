-- rejected: termination: a method that calls itself through its own dictionary (Idris 2 issue 1828)
interface Absurd a where
  absurdity : a -> Void

Absurd Nat where
  absurdity n = absurdity n

v : Void
v = absurdity (the Nat 0)
