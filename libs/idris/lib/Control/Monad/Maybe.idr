||| Actions that may give nothing, on top of another monad.
module Control.Monad.Maybe

import Control.Monad.Trans
import Data.Maybe

%default total

||| An action of `m` that gives a value or nothing.
public export
data MaybeT : (m : Type -> Type) -> (a : Type) -> Type where
  MkMaybeT : m (Maybe a) -> MaybeT m a

public export
%inline
runMaybeT : MaybeT m a -> m (Maybe a)
runMaybeT (MkMaybeT action) = action

public export
%inline
isNothingT : Functor m => MaybeT m a -> m Bool
isNothingT action = map isNothing (runMaybeT action)

public export
%inline
isJustT : Functor m => MaybeT m a -> m Bool
isJustT action = map isJust (runMaybeT action)

||| Continue with one action or the other.
public export
%inline
maybeT : Monad m => m b -> (a -> m b) -> MaybeT m a -> m b
maybeT none some action = runMaybeT action >>= maybe none some

public export
%inline
fromMaybeT : Monad m => m a -> MaybeT m a -> m a
fromMaybeT none action = maybeT none pure action

public export
%inline
toMaybeT : Functor m => Bool -> m a -> MaybeT m a
toMaybeT keep action = MkMaybeT (map (\x => toMaybe keep x) action)

public export
%inline
mapMaybeT : (m (Maybe a) -> n (Maybe a')) -> MaybeT m a -> MaybeT n a'
mapMaybeT f action = MkMaybeT (f (runMaybeT action))

public export
%inline
just : Applicative m => a -> MaybeT m a
just x = MkMaybeT (pure (Just x))

public export
%inline
nothing : Applicative m => MaybeT m a
nothing = MkMaybeT (pure Nothing)

public export
Eq (m (Maybe a)) => Eq (MaybeT m a) where
  x == y = runMaybeT x == runMaybeT y

public export
Ord (m (Maybe a)) => Ord (MaybeT m a) where
  compare x y = compare (runMaybeT x) (runMaybeT y)

public export
Show (m (Maybe a)) => Show (MaybeT m a) where
  showPrec d action = showCon d "MkMaybeT" (showArg (runMaybeT action))

public export
Monad m => Semigroup (MaybeT m a) where
  x <+> y = MkMaybeT (runMaybeT x >>= maybe (runMaybeT y) (\found => pure (Just found)))

public export
Monad m => Monoid (MaybeT m a) where
  neutral = nothing

public export
Functor m => Functor (MaybeT m) where
  map f action = MkMaybeT (map (map f) (runMaybeT action))

public export
Foldable m => Foldable (MaybeT m) where
  foldr f start action = foldr (\found, acc => maybe acc (\x => f x acc) found) start (runMaybeT action)
  null action = null (runMaybeT action)

public export
Traversable m => Traversable (MaybeT m) where
  traverse f action = map MkMaybeT (traverse (maybe (pure Nothing) (\x => map Just (f x))) (runMaybeT action))

public export
Applicative m => Applicative (MaybeT m) where
  pure x = just x
  f <*> x = MkMaybeT (map (<*>) (runMaybeT f) <*> runMaybeT x)

public export
Monad m => Monad (MaybeT m) where
  action >>= next = MkMaybeT (runMaybeT action >>= maybe (pure Nothing) (\x => runMaybeT (next x)))

public export
Monad m => Alternative (MaybeT m) where
  empty = nothing
  x <|> y = MkMaybeT (runMaybeT x >>= maybe (runMaybeT y) (\found => pure (Just found)))

public export
MonadTrans MaybeT where
  lift action = MkMaybeT (map Just action)

public export
HasIO m => HasIO (MaybeT m) where
  liftIO action = MkMaybeT (map Just (liftIO action))
