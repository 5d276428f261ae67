||| Actions that read, write and have a state, on top of another monad.
module Control.Monad.RWS.CPS

import Control.Monad.Identity
import Control.Monad.Trans

%default total

||| An action that takes what it reads, the state and what was written before.
public export
record RWST (r : Type) (w : Type) (s : Type) (m : Type -> Type) (a : Type) where
  constructor MkRWST
  unRWST : r -> s -> w -> m (a, s, w)

public export
%inline
runRWST : Monoid w => r -> s -> RWST r w s m a -> m (a, s, w)
runRWST told start action = unRWST action told start neutral

||| What an action writes comes after what was written before it.
after : Semigroup w => w -> (a, s, w) -> (a, s, w)
after before (x, state, written) = (x, state, before <+> written)

public export
%inline
rwsT : Semigroup w => Functor m => (r -> s -> m (a, s, w)) -> RWST r w s m a
rwsT f = MkRWST (\told, state, before => map (after before) (f told state))

public export
%inline
evalRWST : Monoid w => Functor m => r -> s -> RWST r w s m a -> m (a, w)
evalRWST told start action = map (\all => (fst all, snd (snd all))) (runRWST told start action)

public export
%inline
execRWST : Monoid w => Functor m => r -> s -> RWST r w s m a -> m (s, w)
execRWST told start action = map snd (runRWST told start action)

public export
%inline
mapRWST :
  (Functor n, Monoid w, Semigroup w') => (m (a, s, w) -> n (b, s, w')) -> RWST r w s m a -> RWST r w' s n b
mapRWST f action = MkRWST (\told, state, before => map (after before) (f (runRWST told state action)))

public export
%inline
withRWST : (r' -> s -> (r, s)) -> RWST r w s m a -> RWST r' w s m a
withRWST f action = MkRWST (\told, state => unRWST action (fst (f told state)) (snd (f told state)))

||| Nothing but reading, writing and state.
public export
RWS : (r : Type) -> (w : Type) -> (s : Type) -> (a : Type) -> Type
RWS r w s = RWST r w s Identity

public export
%inline
runRWS : Monoid w => r -> s -> RWS r w s a -> (a, s, w)
runRWS told start action = runIdentity (runRWST told start action)

public export
%inline
rws : Semigroup w => (r -> s -> (a, s, w)) -> RWS r w s a
rws f = rwsT (\told, state => Id (f told state))

public export
%inline
evalRWS : Monoid w => r -> s -> RWS r w s a -> (a, w)
evalRWS told start action = runIdentity (evalRWST told start action)

public export
%inline
execRWS : Monoid w => r -> s -> RWS r w s a -> (s, w)
execRWS told start action = runIdentity (execRWST told start action)

public export
%inline
mapRWS : (Monoid w, Semigroup w') => ((a, s, w) -> (b, s, w')) -> RWS r w s a -> RWS r w' s b
mapRWS f action = mapRWST (\all => Id (f all.runIdentity)) action

public export
%inline
withRWS : (r' -> s -> (r, s)) -> RWS r w s a -> RWS r' w s a
withRWS = withRWST

public export
Functor m => Functor (RWST r w s m) where
  map f action = MkRWST (\told, state, before => map (\all => (f (fst all), snd all)) (unRWST action told state before))

public export
Monad m => Applicative (RWST r w s m) where
  pure x = MkRWST (\_, state, before => pure (x, state, before))
  f <*> x = MkRWST (\told, state, before => do
    (g, state', written) <- unRWST f told state before
    (y, state'', written') <- unRWST x told state' written
    pure (g y, state'', written'))

public export
(Monad m, Alternative m) => Alternative (RWST r w s m) where
  empty = MkRWST (\_, _, _ => empty)
  x <|> y = MkRWST (\told, state, before => unRWST x told state before <|> unRWST y told state before)

public export
Monad m => Monad (RWST r w s m) where
  action >>= next = MkRWST (\told, state, before => do
    (x, state', written) <- unRWST action told state before
    unRWST (next x) told state' written)

public export
MonadTrans (RWST r w s) where
  lift action = MkRWST (\_, state, before => map (\x => (x, state, before)) action)

public export
HasIO m => HasIO (RWST r w s m) where
  liftIO action = MkRWST (\_, state, before => map (\x => (x, state, before)) (liftIO action))
