-- Several constraints of monads on one function.
both : (Monad m, Functor f) => m (f Nat) -> m (f Nat)
both action = map (map S) action
