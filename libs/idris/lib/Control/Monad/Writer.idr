||| Programs that write down something.
module Control.Monad.Writer

import public Control.Monad.Writer.CPS as Control.Monad.Writer
import public Control.Monad.Writer.Interface as Control.Monad.Writer
