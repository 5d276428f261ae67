-- rejected: positivity: the type in its own index
data D : Type -> Type where
  MkD : D (D Nat) -> D Nat
