-- rejected: unification: what the method of an implementation that is handed over gives
interface Size a where
  size : a -> Nat

data Is : Nat -> Type where
  Zero : Is 0

f : Size a => (x : a) -> Is (size x) -> Void
f x Zero impossible
