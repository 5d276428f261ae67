||| Interfaces over data and over containers of data.
module Prelude.Interfaces

import Builtin
import Prelude.Basics
import Prelude.EqOrd
import Prelude.Num
import Prelude.Ops

%default total

public export
interface Semigroup ty where
  constructor MkSemigroup
  (<+>) : ty -> ty -> ty

public export
interface Semigroup ty => Monoid ty where
  constructor MkMonoid
  neutral : ty

public export
Semigroup Ordering where
  LT <+> _ = LT
  GT <+> _ = GT
  EQ <+> o = o

public export
Monoid Ordering where
  neutral = EQ

public export
interface Functor f where
  constructor MkFunctor
  map : (func : a -> b) -> f a -> f b

public export
(<$>) : Functor f => (func : a -> b) -> f a -> f b
(<$>) func x = map func x

public export
(<&>) : Functor f => f a -> (func : a -> b) -> f b
(<&>) x func = map func x

public export
(<$) : Functor f => b -> f a -> f b
(<$) b x = map (const b) x

public export
($>) : Functor f => f a -> b -> f b
($>) fa b = map (const b) fa

public export
ignore : Functor f => f a -> f ()
ignore x = map (const ()) x

public export
interface Functor f => Applicative f where
  constructor MkApplicative
  pure : a -> f a
  (<*>) : f (a -> b) -> f a -> f b

public export
(<*) : Applicative f => f a -> f b -> f a
a <* b = map const a <*> b

public export
(*>) : Applicative f => f a -> f b -> f b
a *> b = map (const id) a <*> b

public export
interface Applicative f => Alternative f where
  constructor MkAlternative
  empty : f a
  (<|>) : f a -> Lazy (f a) -> f a

public export
interface Applicative m => Monad m where
  constructor MkMonad
  (>>=) : m a -> (a -> m b) -> m b
  join : m (m a) -> m a

  (>>=) x f = join (f <$> x)
  join x = x >>= id

public export
(=<<) : Monad m => (a -> m b) -> m a -> m b
(=<<) f x = x >>= f

public export
(>>) : Monad m => m () -> Lazy (m b) -> m b
a >> b = a >>= \_ => b

public export
(>=>) : Monad m => (a -> m b) -> (b -> m c) -> (a -> m c)
(>=>) f g = \x => f x >>= g

public export
(<=<) : Monad m => (b -> m c) -> (a -> m b) -> (a -> m c)
(<=<) f g = \x => g x >>= f

public export
guard : Alternative f => Bool -> f ()
guard x = if x then pure () else empty

public export
when : Applicative f => Bool -> Lazy (f ()) -> f ()
when True f = f
when False f = pure ()

public export
interface Foldable t where
  constructor MkFoldable
  foldr : (func : elem -> acc -> acc) -> (init : acc) -> (input : t elem) -> acc

  foldl : (func : acc -> elem -> acc) -> (init : acc) -> (input : t elem) -> acc
  foldl f z t = foldr (\x, k, acc => k (f acc x)) id t z

  null : t elem -> Bool
  null xs = foldr (\_, _ => False) True xs

  toList : t elem -> List elem
  toList xs = foldr (::) [] xs

  foldMap : Monoid m => (f : a -> m) -> t a -> m
  foldMap f xs = foldr (\x, acc => f x <+> acc) neutral xs

public export
concat : Monoid a => Foldable t => t a -> a
concat xs = foldMap id xs

public export
concatMap : Monoid m => Foldable t => (a -> m) -> t a -> m
concatMap f xs = foldMap f xs

public export
any : Foldable t => (a -> Bool) -> t a -> Bool
any p xs = foldr (\x, acc => p x || acc) False xs

public export
all : Foldable t => (a -> Bool) -> t a -> Bool
all p xs = foldr (\x, acc => p x && acc) True xs

public export
sum : Num a => Foldable t => t a -> a
sum xs = foldr (+) 0 xs

public export
product : Num a => Foldable t => t a -> a
product xs = foldr (*) 1 xs

public export
interface (Functor t, Foldable t) => Traversable t where
  constructor MkTraversable
  traverse : Applicative f => (a -> f b) -> t a -> f (t b)

public export
for : Traversable t => Applicative f => t a -> (a -> f b) -> f (t b)
for x f = traverse f x
