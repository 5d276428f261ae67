||| Actions that may fail with an error, on top of another monad.
module Control.Monad.Error.Either

import Control.Monad.Trans

%default total

||| An action of `m` that gives an error or a value.
public export
data EitherT : (e : Type) -> (m : Type -> Type) -> (a : Type) -> Type where
  MkEitherT : m (Either e a) -> EitherT e m a

public export
%inline
runEitherT : EitherT e m a -> m (Either e a)
runEitherT (MkEitherT action) = action

||| Continue after an error or after a value.
public export
eitherT : Monad m => (a -> m c) -> (b -> m c) -> EitherT a m b -> m c
eitherT failed fine action = runEitherT action >>= either failed fine

public export
%inline
mapEitherT : (m (Either e a) -> n (Either e' a')) -> EitherT e m a -> EitherT e' n a'
mapEitherT f action = MkEitherT (f (runEitherT action))

public export
bimapEitherT : Functor m => (a -> c) -> (b -> d) -> EitherT a m b -> EitherT c m d
bimapEitherT f g action = mapEitherT (map (either (\e => Left (f e)) (\x => Right (g x)))) action

public export
%inline
left : Applicative m => e -> EitherT e m a
left e = MkEitherT (pure (Left e))

public export
%inline
right : Applicative m => a -> EitherT e m a
right x = MkEitherT (pure (Right x))

public export
swapEitherT : Functor m => EitherT e m a -> EitherT a m e
swapEitherT action = mapEitherT (map (either Right Left)) action

public export
%inline
throwE : Applicative m => e -> EitherT e m a
throwE e = left e

public export
catchE : Monad m => EitherT e m a -> (e -> EitherT e' m a) -> EitherT e' m a
catchE action handler = MkEitherT (runEitherT action >>= either (\e => runEitherT (handler e)) (\x => pure (Right x)))

public export
Eq (m (Either e a)) => Eq (EitherT e m a) where
  x == y = runEitherT x == runEitherT y

public export
Ord (m (Either e a)) => Ord (EitherT e m a) where
  compare x y = compare (runEitherT x) (runEitherT y)

public export
Show (m (Either e a)) => Show (EitherT e m a) where
  showPrec d action = showCon d "MkEitherT" (showArg (runEitherT action))

||| The first that succeeds.
public export
Monad m => Semigroup (EitherT e m a) where
  x <+> y = MkEitherT (runEitherT x >>= either (\_ => runEitherT y) (\found => pure (Right found)))

public export
Functor m => Functor (EitherT e m) where
  map f action = MkEitherT (map (map f) (runEitherT action))

public export
Foldable m => Foldable (EitherT e m) where
  foldr f start action = foldr (\found, acc => either (const acc) (\x => f x acc) found) start (runEitherT action)
  null action = null (runEitherT action)

public export
Traversable m => Traversable (EitherT e m) where
  traverse f action =
    map MkEitherT (traverse (either (\e => pure (Left e)) (\x => map Right (f x))) (runEitherT action))

public export
Applicative m => Applicative (EitherT e m) where
  pure x = right x
  f <*> x = MkEitherT (map (<*>) (runEitherT f) <*> runEitherT x)

public export
Monad m => Monad (EitherT e m) where
  action >>= next = MkEitherT (runEitherT action >>= either (\e => pure (Left e)) (\x => runEitherT (next x)))

||| Errors of all that failed are put together.
public export
(Monad m, Monoid e) => Alternative (EitherT e m) where
  empty = left neutral
  x <|> y = MkEitherT (runEitherT x >>= either
    (\e => map (either (\e' => Left (e <+> e')) Right) (runEitherT y))
    (\found => pure (Right found)))

public export
MonadTrans (EitherT e) where
  lift action = MkEitherT (map Right action)

public export
HasIO m => HasIO (EitherT e m) where
  liftIO action = MkEitherT (map Right (liftIO action))
