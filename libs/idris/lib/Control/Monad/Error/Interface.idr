||| Monads that can fail with an error and go on after it.
module Control.Monad.Error.Interface

import Control.Monad.Error.Either
import Control.Monad.Maybe
import Control.Monad.RWS.CPS
import Control.Monad.Reader.Reader
import Control.Monad.State.State
import Control.Monad.Trans
import Control.Monad.Writer.CPS

%default total

||| A monad in which errors are raised and handled.
public export
interface Monad m => MonadError e m | m where
  throwError : e -> m a
  catchError : m a -> (e -> m a) -> m a

public export
liftEither : MonadError e m => Either e a -> m a
liftEither result = either throwError pure result

||| Errors as values.
public export
tryError : MonadError e m => m a -> m (Either e a)
tryError action = catchError (map Right action) (\e => pure (Left e))

public export
withError : MonadError e m => (e -> e) -> m a -> m a
withError f action = tryError action >>= either (\e => throwError (f e)) pure

public export
handleError : MonadError e m => (e -> m a) -> m a -> m a
handleError handler action = catchError action handler

public export
mapError : (MonadError e m, MonadError e' n) => (m (Either e a) -> n (Either e' b)) -> m a -> n b
mapError f action = f (tryError action) >>= liftEither

public export
MonadError () Maybe where
  throwError _ = Nothing
  catchError action handler = maybe (handler ()) Just action

public export
Monad m => MonadError () (MaybeT m) where
  throwError _ = nothing
  catchError action handler =
    MkMaybeT (runMaybeT action >>= maybe (runMaybeT (handler ())) (\x => pure (Just x)))

public export
MonadError e (Either e) where
  throwError = Left
  catchError action handler = either handler Right action

public export
Monad m => MonadError e (EitherT e m) where
  throwError = throwE
  catchError = catchE

public export
MonadError e m => MonadError e (MaybeT m) where
  throwError e = lift (throwError e)
  catchError action handler = MkMaybeT (catchError (runMaybeT action) (\e => runMaybeT (handler e)))

public export
MonadError e m => MonadError e (ReaderT r m) where
  throwError e = lift (throwError e)
  catchError action handler =
    MkReaderT (\told => catchError (runReaderT told action) (\e => runReaderT told (handler e)))

public export
MonadError e m => MonadError e (StateT r m) where
  throwError e = lift (throwError e)
  catchError action handler = ST (\before => catchError (runStateT before action) (\e => runStateT before (handler e)))

public export
MonadError e m => MonadError e (RWST r w s m) where
  throwError e = lift (throwError e)
  catchError action handler = MkRWST (\told, state, before =>
    catchError (unRWST action told state before) (\e => unRWST (handler e) told state before))

public export
MonadError e m => MonadError e (WriterT w m) where
  throwError e = lift (throwError e)
  catchError action handler =
    MkWriterT (\before => catchError (unWriterT action before) (\e => unWriterT (handler e) before))
