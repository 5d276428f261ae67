-- The three for a type of one's own.
data Box a = MkBox a

Functor Box where
  map f (MkBox x) = MkBox (f x)

Applicative Box where
  pure = MkBox
  MkBox f <*> MkBox x = MkBox (f x)

Monad Box where
  MkBox x >>= f = f x

g : Box Nat
g = do
  x <- MkBox 1
  y <- pure 2
  pure (x + y)
