-- Both parts are used once.
data Both : Type -> Type -> Type where
  MkBoth : (1 x : a) -> (1 y : b) -> Both a b

flip' : (1 p : Both a b) -> Both b a
flip' (MkBoth x y) = MkBoth y x
