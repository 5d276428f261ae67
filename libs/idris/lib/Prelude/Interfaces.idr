||| Interfaces over data and over containers of data.
|||
||| Instances that are not the only sensible one have a name, and are asked for by it: `foldMap @{%search} @{Additive}`.
module Prelude.Interfaces

import Builtin
import Prelude.Basics
import Prelude.EqOrd
import Prelude.Num
import Prelude.Ops

%default total

-- Combining -------------------------------------------------------------------

public export
interface Semigroup ty where
  constructor MkSemigroup
  (<+>) : ty -> ty -> ty

public export
interface Semigroup ty => Monoid ty where
  constructor MkMonoid
  neutral : ty

public export
Semigroup () where
  _ <+> _ = ()

public export
Monoid () where
  neutral = ()

public export
Semigroup a => Semigroup b => Semigroup (a, b) where
  (x1, y1) <+> (x2, y2) = (x1 <+> x2, y1 <+> y2)

public export
Monoid a => Monoid b => Monoid (a, b) where
  neutral = (neutral, neutral)

||| The first that is not equal decides.
public export
Semigroup Ordering where
  LT <+> _ = LT
  GT <+> _ = GT
  EQ <+> o = o

public export
Monoid Ordering where
  neutral = EQ

||| Point by point.
public export
Semigroup b => Semigroup (a -> b) where
  (f <+> g) x = f x <+> g x

public export
Monoid b => Monoid (a -> b) where
  neutral _ = neutral

-- Mapping ---------------------------------------------------------------------

public export
interface Functor f where
  constructor MkFunctor
  map : (func : a -> b) -> f a -> f b

public export %inline
(<$>) : Functor f => (func : a -> b) -> f a -> f b
func <$> x = map func x

public export %inline
(<&>) : Functor f => f a -> (func : a -> b) -> f b
x <&> func = map func x

public export %inline
(<$) : Functor f => b -> f a -> f b
b <$ x = map (const b) x

public export %inline
($>) : Functor f => f a -> b -> f b
x $> b = map (const b) x

public export %inline
ignore : Functor f => f a -> f ()
ignore x = map (const ()) x

namespace Functor
  ||| One functor inside another.
  public export
  [Compose] (l : Functor f) => (r : Functor g) => Functor (f . g) where
    map func x = map (map func) x

public export
interface Bifunctor f where
  constructor MkBifunctor
  total
  bimap : (a -> c) -> (b -> d) -> f a b -> f c d
  bimap f g x = mapFst f (mapSnd g x)

  total
  mapFst : (a -> c) -> f a b -> f c b
  mapFst f x = bimap f id x

  total
  mapSnd : (b -> d) -> f a b -> f a d
  mapSnd g x = bimap id g x

public export
mapHom : Bifunctor f => (a -> b) -> f a a -> f b b
mapHom f x = bimap f f x

namespace Bifunctor
  ||| A bifunctor inside a functor.
  public export %inline
  [Compose] (l : Functor f) => (r : Bifunctor g) => Bifunctor (f .: g) where
    bimap h k x = map (bimap h k) x
    mapFst h x = map (mapFst h) x
    mapSnd k x = map (mapSnd k) x

-- Effects ---------------------------------------------------------------------

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

namespace Applicative
  ||| One applicative inside another.
  public export
  [Compose] (l : Applicative f) => (r : Applicative g) => Applicative (f . g) using Functor.Compose where
    pure x = pure (pure x)
    fun <*> x = map (<*>) fun <*> x

public export
interface Applicative f => Alternative f where
  constructor MkAlternative
  empty : f a
  (<|>) : f a -> Lazy (f a) -> f a

public export
interface Applicative m => Monad m where
  constructor MkMonad
  total
  (>>=) : m a -> (a -> m b) -> m b
  total
  join : m (m a) -> m a

  x >>= f = join (map f x)
  join x = x >>= id

public export %inline
(=<<) : Monad m => (a -> m b) -> m a -> m b
f =<< x = x >>= f

public export %inline
(>>) : Monad m => m () -> Lazy (m b) -> m b
a >> b = a >>= \_ => b

public export
(>=>) : Monad m => (a -> m b) -> (b -> m c) -> (a -> m c)
(>=>) f g = \x => f x >>= g

public export
(<=<) : Monad m => (b -> m c) -> (a -> m b) -> (a -> m c)
(<=<) g f = \x => f x >>= g

||| Go on only if the condition holds.
public export
guard : Alternative f => Bool -> f ()
guard x = if x then pure () else empty

public export
when : Applicative f => Bool -> Lazy (f ()) -> f ()
when True f = f
when False f = pure ()

public export %inline
unless : Applicative f => Bool -> Lazy (f ()) -> f ()
unless x f = when (not x) f

-- Folding ---------------------------------------------------------------------

public export
interface Foldable t where
  constructor MkFoldable
  foldr : (func : elem -> acc -> acc) -> (init : acc) -> (input : t elem) -> acc

  foldl : (func : acc -> elem -> acc) -> (init : acc) -> (input : t elem) -> acc
  foldl f z t = foldr (\x, k, acc => k (f acc x)) id t z

  null : t elem -> Bool
  null xs = case foldr {acc = Lazy Bool} (\_, _ => delay False) (delay True) xs of empty => empty

  foldlM : Monad m => (funcM : acc -> elem -> m acc) -> (init : acc) -> (input : t elem) -> m acc
  foldlM f z xs = foldl (\acc, x => acc >>= \a => f a x) (pure z) xs

  toList : t elem -> List elem
  toList xs = foldr (::) [] xs

  foldMap : Monoid m => (f : a -> m) -> t a -> m
  foldMap f xs = foldr (\x, acc => f x <+> acc) neutral xs

public export %inline
concat : Monoid a => Foldable t => t a -> a
concat xs = foldMap id xs

public export %inline
concatMap : Monoid m => Foldable t => (a -> m) -> t a -> m
concatMap f xs = foldMap f xs

namespace Bool.Lazy
  namespace Semigroup
    public export
    [Any] Semigroup (Lazy Bool) where
      x <+> y = force x || y

    public export
    [All] Semigroup (Lazy Bool) where
      x <+> y = force x && y

  namespace Monoid
    public export
    [Any] Monoid (Lazy Bool) using Semigroup.Any where
      neutral = delay False

    public export
    [All] Monoid (Lazy Bool) using Semigroup.All where
      neutral = delay True

public export
and : Foldable t => t (Lazy Bool) -> Bool
and xs = case concat @{All} xs of every => every

public export
or : Foldable t => t (Lazy Bool) -> Bool
or xs = case concat @{Any} xs of some => some

namespace Bool
  namespace Semigroup
    public export
    [Any] Semigroup Bool where
      x <+> y = x || delay y

    public export
    [All] Semigroup Bool where
      x <+> y = x && delay y

  namespace Monoid
    public export
    [Any] Monoid Bool using Bool.Semigroup.Any where
      neutral = False

    public export
    [All] Monoid Bool using Bool.Semigroup.All where
      neutral = True

public export %inline
any : Foldable t => (a -> Bool) -> t a -> Bool
any p xs = foldMap @{%search} @{Any} p xs

public export %inline
all : Foldable t => (a -> Bool) -> t a -> Bool
all p xs = foldMap @{%search} @{All} p xs

namespace Num
  namespace Semigroup
    public export
    [Additive] Num a => Semigroup a where
      (<+>) = (+)

    public export
    [Multiplicative] Num a => Semigroup a where
      (<+>) = (*)

  namespace Monoid
    public export
    [Additive] Num a => Monoid a using Semigroup.Additive where
      neutral = 0

    public export
    [Multiplicative] Num a => Monoid a using Semigroup.Multiplicative where
      neutral = 1

public export
sum : Num a => Foldable t => t a -> a
sum xs = concat @{Additive} xs

||| The same as `sum`, and does not unfold elsewhere.
export
sum' : Num a => Foldable t => t a -> a
sum' xs = sum xs

public export
product : Num a => Foldable t => t a -> a
product xs = concat @{Multiplicative} xs

||| The same as `product`, and does not unfold elsewhere.
export
product' : Num a => Foldable t => t a -> a
product' xs = product xs

public export
traverse_ : Applicative f => Foldable t => (a -> f b) -> t a -> f ()
traverse_ f xs = foldr (\x, rest => f x *> rest) (pure ()) xs

public export
sequence_ : Applicative f => Foldable t => t (f a) -> f ()
sequence_ xs = foldr (*>) (pure ()) xs

public export
for_ : Applicative f => Foldable t => t a -> (a -> f b) -> f ()
for_ xs f = traverse_ f xs

public export
[SemigroupApplicative] Applicative f => Semigroup a => Semigroup (f a) where
  x <+> y = map (<+>) x <*> y

public export
[MonoidApplicative] Applicative f => Monoid a => Monoid (f a) using SemigroupApplicative where
  neutral = pure neutral

namespace Lazy
  public export
  [SemigroupAlternative] Alternative f => Semigroup (Lazy (f a)) where
    x <+> y = force x <|> y

  public export
  [MonoidAlternative] Alternative f => Monoid (Lazy (f a)) using Lazy.SemigroupAlternative where
    neutral = delay empty

public export
[SemigroupAlternative] Alternative f => Semigroup (f a) where
  x <+> y = x <|> delay y

public export
[MonoidAlternative] Alternative f => Monoid (f a) using Interfaces.SemigroupAlternative where
  neutral = empty

public export %inline
choice : Alternative f => Foldable t => t (Lazy (f a)) -> f a
choice xs = case concat @{Lazy.MonoidAlternative} xs of chosen => chosen

public export %inline
choiceMap : Alternative f => Foldable t => (a -> f b) -> t a -> f b
choiceMap f xs = foldMap @{%search} @{MonoidAlternative} f xs

namespace Foldable
  ||| One container inside another.
  public export
  [Compose] (l : Foldable t) => (r : Foldable f) => Foldable (t . f) where
    foldr f z xs = foldr (\inner, acc => foldr f acc inner) z xs
    foldl f z xs = foldl (foldl f) z xs
    null xs = null xs || all null xs
    foldMap f xs = foldMap (foldMap f) xs

public export
interface Bifoldable p where
  constructor MkBifoldable
  bifoldr : (a -> acc -> acc) -> (b -> acc -> acc) -> acc -> p a b -> acc

  bifoldl : (acc -> a -> acc) -> (acc -> b -> acc) -> acc -> p a b -> acc
  bifoldl f g z t = bifoldr (\x, k, acc => k (f acc x)) (\y, k, acc => k (g acc y)) id t z

  binull : p a b -> Bool
  binull t = case bifoldr {acc = Lazy Bool} (\_, _ => delay False) (\_, _ => delay False) (delay True) t of
    empty => empty

public export
bifoldMap : Monoid acc => Bifoldable p => (a -> acc) -> (b -> acc) -> p a b -> acc
bifoldMap f g t = bifoldr (\x, acc => f x <+> acc) (\y, acc => g y <+> acc) neutral t

public export
bifoldMapFst : Monoid acc => Bifoldable p => (a -> acc) -> p a b -> acc
bifoldMapFst f t = bifoldMap f (const neutral) t

namespace Bifoldable
  ||| A container of two kinds of element inside another container.
  public export
  [Compose] (l : Foldable f) => (r : Bifoldable p) => Bifoldable (f .: p) where
    bifoldr f g z xs = foldr (\inner, acc => bifoldr f g acc inner) z xs
    bifoldl f g z xs = foldl (bifoldl f g) z xs
    binull xs = null xs || all binull xs

-- Traversing ------------------------------------------------------------------

public export
interface (Functor t, Foldable t) => Traversable t where
  constructor MkTraversable
  traverse : Applicative f => (a -> f b) -> t a -> f (t b)

public export
sequence : Applicative f => Traversable t => t (f a) -> f (t a)
sequence xs = traverse id xs

public export %inline
for : Applicative f => Traversable t => t a -> (a -> f b) -> f (t b)
for xs f = traverse f xs

public export
interface (Bifunctor p, Bifoldable p) => Bitraversable p where
  constructor MkBitraversable
  bitraverse : Applicative f => (a -> f c) -> (b -> f d) -> p a b -> f (p c d)

public export
bisequence : Applicative f => Bitraversable p => p (f a) (f b) -> f (p a b)
bisequence x = bitraverse id id x

public export
bifor : Applicative f => Bitraversable p => p a b -> (a -> f c) -> (b -> f d) -> f (p c d)
bifor t f g = bitraverse f g t

namespace Traversable
  ||| One container inside another.
  public export
  [Compose] (l : Traversable t) => (r : Traversable f) => Traversable (t . f)
    using Foldable.Compose Functor.Compose where
      traverse f xs = traverse (traverse f) xs

namespace Bitraversable
  ||| A container of two kinds of element inside another container.
  public export
  [Compose] (l : Traversable t) => (r : Bitraversable p) => Bitraversable (t .: p)
    using Bifoldable.Compose Bifunctor.Compose where
      bitraverse f g xs = traverse (bitraverse f g) xs

namespace Monad
  ||| A monad whose values can be traversed, inside another monad.
  public export
  [Compose] (l : Monad m) => (r : Monad t) => (tr : Traversable t) => Monad (m . t)
    using Applicative.Compose where
      x >>= f = x >>= \inner => map join (traverse f inner)
