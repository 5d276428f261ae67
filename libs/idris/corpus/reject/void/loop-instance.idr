-- rejected: termination: an implementation for a that needs an implementation for the same a (coinductive dictionaries)
interface Absurd a where
  absurdity : a -> Void

Absurd a => Absurd (List a) where
  absurdity xs = absurdity xs

Absurd Nat where
  absurdity n = absurdity [n]

v : Void
v = absurdity (the Nat 0)
