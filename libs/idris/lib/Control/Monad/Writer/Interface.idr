||| Monads that write down something.
module Control.Monad.Writer.Interface

import Control.Monad.Error.Either
import Control.Monad.Maybe
import Control.Monad.RWS.CPS
import Control.Monad.Reader.Reader
import Control.Monad.State.State
import Control.Monad.Trans
import Control.Monad.Writer.CPS

%default total

||| A monad that writes, can listen to what a part of it writes, and change that.
public export
interface (Monoid w, Monad m) => MonadWriter w m | m where
  writer : (a, w) -> m a
  writer both = map (\_ => fst both) (tell (snd both))
  tell : w -> m ()
  tell written = writer ((), written)
  listen : m a -> m (a, w)
  pass : m (a, w -> w) -> m a

public export
listens : MonadWriter w m => (w -> b) -> m a -> m (a, b)
listens f action = map (\both => (fst both, f (snd both))) (listen action)

public export
censor : MonadWriter w m => (w -> w) -> m a -> m a
censor f action = pass (map (\x => (x, f)) action)

public export
(Monoid w, Monad m) => MonadWriter w (WriterT w m) where
  writer both = writerT (pure both)
  tell written = writerT (pure ((), written))
  listen action = MkWriterT (\before =>
    map (\both => ((fst both, snd both), before <+> snd both)) (runWriterT action))
  pass action = MkWriterT (\before =>
    map (\both => (fst (fst both), before <+> snd (fst both) (snd both))) (runWriterT action))

public export
(Monoid w, Monad m) => MonadWriter w (RWST r w s m) where
  writer both = MkRWST (\_, state, before => pure (fst both, state, before <+> snd both))
  tell written = MkRWST (\_, state, before => pure ((), state, before <+> written))
  listen action = MkRWST (\told, state, before => do
    (x, state', written) <- runRWST told state action
    pure ((x, written), state', before <+> written))
  pass action = MkRWST (\told, state, before => do
    ((x, f), state', written) <- runRWST told state action
    pure (x, state', before <+> f written))

public export
MonadWriter w m => MonadWriter w (EitherT e m) where
  writer both = lift (writer both)
  tell written = lift (tell written)
  listen action = mapEitherT (\inner => map (\both => map (\x => (x, snd both)) (fst both)) (listen inner)) action
  pass action = mapEitherT
    (\inner => pass (map (either (\e => (Left e, id)) (\both => (Right (fst both), snd both))) inner))
    action

public export
MonadWriter w m => MonadWriter w (MaybeT m) where
  writer both = lift (writer both)
  tell written = lift (tell written)
  listen action = mapMaybeT (\inner => map (\both => map (\x => (x, snd both)) (fst both)) (listen inner)) action
  pass action = mapMaybeT
    (\inner => pass (map (maybe (Nothing, id) (\both => (Just (fst both), snd both))) inner))
    action

public export
MonadWriter w m => MonadWriter w (ReaderT r m) where
  writer both = lift (writer both)
  tell written = lift (tell written)
  listen action = mapReaderT listen action
  pass action = mapReaderT pass action

public export
MonadWriter w m => MonadWriter w (StateT s m) where
  writer both = lift (writer both)
  tell written = lift (tell written)
  listen action = ST (\before =>
    map (\all => (fst (fst all), (snd (fst all), snd all))) (listen (runStateT before action)))
  pass action = ST (\before =>
    pass (map (\all => ((fst all, fst (snd all)), snd (snd all))) (runStateT before action)))
