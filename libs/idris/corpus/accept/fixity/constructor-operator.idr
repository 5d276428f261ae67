-- An operator that is a constructor.
infixr 6 :+:

data Expr = Lit Nat | (:+:) Expr Expr

value : Expr -> Nat
value (Lit n) = n
value (a :+: b) = value a + value b
