||| Programs that may fail with an error.
module Control.Monad.Either

import public Control.Monad.Error.Either as Control.Monad.Either
import public Control.Monad.Error.Interface as Control.Monad.Either
