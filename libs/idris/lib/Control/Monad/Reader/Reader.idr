||| Actions that read what is around them, on top of another monad.
module Control.Monad.Reader.Reader

import Control.Monad.Identity
import Control.Monad.Trans

%default total

||| An action that is told something once.
public export
record ReaderT (stateType : Type) (m : Type -> Type) (a : Type) where
  constructor MkReaderT
  1 runReaderT' : stateType -> m a

public export
%inline
mapReaderT : (m a -> n b) -> ReaderT r m a -> ReaderT r n b
mapReaderT f action = MkReaderT (\told => f (runReaderT' action told))

public export
%inline
runReaderT : stateType -> ReaderT stateType m a -> m a
runReaderT told action = runReaderT' action told

||| Nothing but reading.
public export
Reader : (stateType : Type) -> (a : Type) -> Type
Reader s = ReaderT s Identity

public export
%inline
runReader : stateType -> Reader stateType a -> a
runReader told action = runIdentity (runReaderT told action)

public export
Functor f => Functor (ReaderT stateType f) where
  map f action = MkReaderT (\told => map f (runReaderT told action))

public export
Applicative f => Applicative (ReaderT stateType f) where
  pure x = MkReaderT (\_ => pure x)
  f <*> x = MkReaderT (\told => runReaderT told f <*> runReaderT told x)

public export
Monad m => Monad (ReaderT stateType m) where
  action >>= next = MkReaderT (\told => runReaderT told action >>= \x => runReaderT told (next x))

public export
MonadTrans (ReaderT stateType) where
  lift action = MkReaderT (\_ => action)

public export
HasIO m => HasIO (ReaderT stateType m) where
  liftIO action = MkReaderT (\_ => liftIO action)

public export
Alternative f => Alternative (ReaderT stateType f) where
  empty = MkReaderT (\_ => empty)
  x <|> y = MkReaderT (\told => runReaderT told x <|> runReaderT told y)
