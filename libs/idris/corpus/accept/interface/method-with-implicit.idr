-- A method with an implicit argument of its own.
interface Poly f where
  pick : {0 a : Type} -> f a -> a -> a

Poly Maybe where
  pick (Just x) _ = x
  pick Nothing d = d
