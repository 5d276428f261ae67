||| Actions that read and change a state, on top of another monad.
module Control.Monad.State.State

import Control.Monad.Identity
import Control.Monad.Trans

%default total

||| What is done with a state: an action that gives the state afterwards and a value.
public export
record StateT (stateType : Type) (m : Type -> Type) (a : Type) where
  constructor ST
  runStateT' : stateType -> m (stateType, a)

public export
%inline
runStateT : stateType -> StateT stateType m a -> m (stateType, a)
runStateT start action = action.runStateT' start

public export
%inline
evalStateT : Functor m => stateType -> StateT stateType m a -> m a
evalStateT start action = map snd (runStateT start action)

public export
%inline
execStateT : Functor m => stateType -> StateT stateType m a -> m stateType
execStateT start action = map fst (runStateT start action)

public export
%inline
mapStateT : (m (s, a) -> n (s, b)) -> StateT s m a -> StateT s n b
mapStateT f action = ST (\before => f (runStateT before action))

||| Nothing but state.
public export
State : (stateType : Type) -> (ty : Type) -> Type
State = \s, a => StateT s Identity a

public export
%inline
runState : stateType -> State stateType a -> (stateType, a)
runState start action = runIdentity (runStateT start action)

public export
%inline
evalState : stateType -> State stateType a -> a
evalState start action = snd (runState start action)

public export
%inline
execState : stateType -> State stateType a -> stateType
execState start action = fst (runState start action)

public export
%inline
mapState : ((s, a) -> (s, b)) -> State s a -> State s b
mapState f action = mapStateT (\both => Id (f both.runIdentity)) action

public export
Functor f => Functor (StateT stateType f) where
  map f action = ST (\before => map (\both => (fst both, f (snd both))) (runStateT before action))

public export
Monad f => Applicative (StateT stateType f) where
  pure x = ST (\before => pure (before, x))
  f <*> x = ST (\before =>
    runStateT before f >>= \first =>
    runStateT (fst first) x >>= \second =>
    pure (fst second, (snd first) (snd second)))

public export
Monad m => Monad (StateT stateType m) where
  action >>= next = ST (\before => runStateT before action >>= \both => runStateT (fst both) (next (snd both)))

public export
MonadTrans (StateT stateType) where
  lift action = ST (\before => map (\x => (before, x)) action)

public export
(Monad f, Alternative f) => Alternative (StateT st f) where
  empty = lift empty
  x <|> y = ST (\before => runStateT before x <|> runStateT before y)

public export
HasIO m => HasIO (StateT stateType m) where
  liftIO action = ST (\before => map (\x => (before, x)) (liftIO action))
