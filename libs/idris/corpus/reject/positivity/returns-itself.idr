-- rejected: positivity: the untyped lambda calculus
data Lam : Type where
  Fun : (Lam -> Lam) -> Lam
