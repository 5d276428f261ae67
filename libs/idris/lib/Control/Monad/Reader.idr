||| Programs that are told something.
module Control.Monad.Reader

import public Control.Monad.Reader.Interface as Control.Monad.Reader
import public Control.Monad.Reader.Reader as Control.Monad.Reader
