||| Actions that write down something, on top of another monad; what is written is handed on, not put together at the end.
module Control.Monad.Writer.CPS

import Control.Monad.Identity
import Control.Monad.Trans

%default total

||| An action that takes what was written before and gives what is written after it.
public export
record WriterT (w : Type) (m : Type -> Type) (a : Type) where
  constructor MkWriterT
  unWriterT : w -> m (a, w)

public export
%inline
writerT : Semigroup w => Functor m => m (a, w) -> WriterT w m a
writerT action = MkWriterT (\before => map (\both => (fst both, before <+> snd both)) action)

public export
%inline
runWriterT : Monoid w => WriterT w m a -> m (a, w)
runWriterT action = unWriterT action neutral

public export
%inline
execWriterT : Monoid w => Functor m => WriterT w m a -> m w
execWriterT action = map snd (runWriterT action)

public export
%inline
mapWriterT : (Functor n, Monoid w, Semigroup w') => (m (a, w) -> n (b, w')) -> WriterT w m a -> WriterT w' n b
mapWriterT f action = MkWriterT (\before => map (\both => (fst both, before <+> snd both)) (f (runWriterT action)))

||| Nothing but writing.
public export
Writer : Type -> Type -> Type
Writer w = WriterT w Identity

public export
%inline
runWriter : Monoid w => Writer w a -> (a, w)
runWriter action = runIdentity (runWriterT action)

public export
%inline
execWriter : Monoid w => Writer w a -> w
execWriter action = runIdentity (execWriterT action)

public export
%inline
mapWriter : (Monoid w, Semigroup w') => ((a, w) -> (b, w')) -> Writer w a -> Writer w' b
mapWriter f action = mapWriterT (\both => Id (f both.runIdentity)) action

public export
Functor m => Functor (WriterT w m) where
  map f action = MkWriterT (\before => map (\both => (f (fst both), snd both)) (unWriterT action before))

public export
Monad m => Applicative (WriterT w m) where
  pure x = MkWriterT (\before => pure (x, before))
  f <*> x = MkWriterT (\before =>
    unWriterT f before >>= \first =>
    unWriterT x (snd first) >>= \second =>
    pure ((fst first) (fst second), snd second))

public export
(Monad m, Alternative m) => Alternative (WriterT w m) where
  empty = MkWriterT (\_ => empty)
  x <|> y = MkWriterT (\before => unWriterT x before <|> unWriterT y before)

public export
Monad m => Monad (WriterT w m) where
  action >>= next = MkWriterT (\before => unWriterT action before >>= \both => unWriterT (next (fst both)) (snd both))

public export
MonadTrans (WriterT w) where
  lift action = MkWriterT (\before => map (\x => (x, before)) action)

public export
HasIO m => HasIO (WriterT w m) where
  liftIO action = MkWriterT (\before => map (\x => (x, before)) (liftIO action))
