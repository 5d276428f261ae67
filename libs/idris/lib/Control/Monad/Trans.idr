||| Monad transformers: what can run the actions of the monad below.
module Control.Monad.Trans

%default total

||| A transformer takes over each action of the monad that it is put on.
public export
interface MonadTrans t where
  lift : Monad m => m a -> t m a
