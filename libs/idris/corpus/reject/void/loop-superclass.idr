-- rejected: termination: an implementation that takes its superclass from one that takes it from there
interface Base a where
  base : a -> Void

interface Base a => Derived a where
  derived : a -> Void

mutual
  Base Nat where
    base n = derived n

  Derived Nat where
    derived n = base n

v : Void
v = base (the Nat 0)
