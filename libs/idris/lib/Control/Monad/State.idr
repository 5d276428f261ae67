||| Programs with a state.
module Control.Monad.State

import public Control.Monad.Identity
import public Control.Monad.Trans
import public Control.Monad.State.Interface as Control.Monad.State
import public Control.Monad.State.State as Control.Monad.State
