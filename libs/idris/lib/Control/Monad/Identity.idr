||| The monad that adds nothing: what a transformer is put on where there is no effect below it.
module Control.Monad.Identity

%default total

||| A value, and nothing else.
public export
record Identity (a : Type) where
  constructor Id
  runIdentity : a

public export
Functor Identity where
  map f x = Id (f x.runIdentity)

public export
Applicative Identity where
  pure = Id
  f <*> x = Id (f.runIdentity x.runIdentity)

public export
Monad Identity where
  x >>= f = f x.runIdentity

public export
Foldable Identity where
  foldr f start x = f x.runIdentity start

public export
Traversable Identity where
  traverse f x = map Id (f x.runIdentity)

public export
Eq a => Eq (Identity a) where
  x == y = x.runIdentity == y.runIdentity

public export
Ord a => Ord (Identity a) where
  compare x y = compare x.runIdentity y.runIdentity

public export
Show a => Show (Identity a) where
  showPrec d x = showCon d "Id" (showArg x.runIdentity)

public export
Semigroup a => Semigroup (Identity a) where
  x <+> y = Id (x.runIdentity <+> y.runIdentity)

public export
Monoid a => Monoid (Identity a) where
  neutral = Id neutral

public export
Num a => Num (Identity a) where
  x + y = Id (x.runIdentity + y.runIdentity)
  x * y = Id (x.runIdentity * y.runIdentity)
  fromInteger n = Id (fromInteger n)

public export
Neg a => Neg (Identity a) where
  negate x = Id (negate x.runIdentity)
  x - y = Id (x.runIdentity - y.runIdentity)

public export
Abs a => Abs (Identity a) where
  abs x = Id (abs x.runIdentity)

public export
FromString a => FromString (Identity a) where
  fromString text = Id (fromString text)
