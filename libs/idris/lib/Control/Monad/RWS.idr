||| Programs that read, write and have a state.
module Control.Monad.RWS

import public Control.Monad.RWS.CPS as Control.Monad.RWS
import public Control.Monad.RWS.Interface as Control.Monad.RWS
import public Control.Monad.Reader.Interface as Control.Monad.RWS
import public Control.Monad.State.Interface as Control.Monad.RWS
import public Control.Monad.Writer.Interface as Control.Monad.RWS
