||| Monads that have a state.
module Control.Monad.State.Interface

import Control.Monad.Error.Either
import Control.Monad.Maybe
import Control.Monad.RWS.CPS
import Control.Monad.Reader.Reader
import Control.Monad.State.State
import Control.Monad.Trans
import Control.Monad.Writer.CPS

%default total

||| A monad with a state that can be read and replaced.
public export
interface Monad m => MonadState stateType m | m where
  get : m stateType
  put : stateType -> m ()
  state : (stateType -> (stateType, a)) -> m a
  state f = get >>= \before => put (fst (f before)) >>= \_ => pure (snd (f before))

public export
modify : MonadState stateType m => (stateType -> stateType) -> m ()
modify f = get >>= \before => put (f before)

public export
gets : MonadState stateType m => (stateType -> a) -> m a
gets f = map f get

public export
Monad m => MonadState stateType (StateT stateType m) where
  get = ST (\before => pure (before, before))
  put after = ST (\_ => pure (after, ()))
  state f = ST (\before => pure (f before))

public export
MonadState s m => MonadState s (EitherT e m) where
  get = lift get
  put after = lift (put after)
  state f = lift (state f)

public export
MonadState s m => MonadState s (MaybeT m) where
  get = lift get
  put after = lift (put after)
  state f = lift (state f)

public export
Monad m => MonadState s (RWST r w s m) where
  get = MkRWST (\_, before, written => pure (before, before, written))
  put after = MkRWST (\_, _, written => pure ((), after, written))
  state f = MkRWST (\_, before, written => pure (snd (f before), fst (f before), written))

public export
MonadState s m => MonadState s (ReaderT r m) where
  get = lift get
  put after = lift (put after)
  state f = lift (state f)

public export
MonadState s m => MonadState s (WriterT r m) where
  get = lift get
  put after = lift (put after)
  state f = lift (state f)
