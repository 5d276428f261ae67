data Term : Type where
  Lam : (Term -> Term) -> Term
  App : Term -> Term -> Term
