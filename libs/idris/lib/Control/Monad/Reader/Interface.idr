||| Monads that are told something.
module Control.Monad.Reader.Interface

import Control.Monad.Error.Either
import Control.Monad.Maybe
import Control.Monad.RWS.CPS
import Control.Monad.Reader.Reader
import Control.Monad.State.State
import Control.Monad.Trans
import Control.Monad.Writer.CPS

%default total

||| A monad whose actions can ask, and in which a part can be told something else.
public export
interface Monad m => MonadReader stateType m | m where
  ask : m stateType
  local : (stateType -> stateType) -> m a -> m a

public export
asks : MonadReader stateType m => (stateType -> a) -> m a
asks f = map f ask

public export
Monad m => MonadReader stateType (ReaderT stateType m) where
  ask = MkReaderT (\told => pure told)
  local f action = MkReaderT (\told => runReaderT (f told) action)

public export
Monad m => MonadReader r (RWST r w s m) where
  ask = MkRWST (\told, before, written => pure (told, before, written))
  local f action = MkRWST (\told, before, written => unRWST action (f told) before written)

public export
MonadReader r m => MonadReader r (EitherT e m) where
  ask = lift ask
  local f action = mapEitherT (local f) action

public export
MonadReader r m => MonadReader r (MaybeT m) where
  ask = lift ask
  local f action = mapMaybeT (local f) action

public export
MonadReader r m => MonadReader r (StateT s m) where
  ask = lift ask
  local f action = mapStateT (local f) action

public export
MonadReader r m => MonadReader r (WriterT w m) where
  ask = lift ask
  local f action = MkWriterT (\written => local f (unWriterT action written))
