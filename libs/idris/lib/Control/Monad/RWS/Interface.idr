||| Monads that read, write and have a state.
module Control.Monad.RWS.Interface

import Control.Monad.RWS.CPS
import Control.Monad.Reader.Interface
import Control.Monad.State.Interface
import Control.Monad.Writer.Interface

%default total

||| All three in one.
public export
interface (MonadReader r m, MonadWriter w m, MonadState s m) => MonadRWS r w s m | m where

public export
(Monoid w, Monad m) => MonadRWS r w s (RWST r w s m) where
