-- A data type announced and defined later.
data Expr : Type

wrap : Expr -> List Expr
wrap e = [e]

data Expr : Type where
  Num' : Nat -> Expr
