-- Types and functions that follow each other's shape.
mutual
  data Exp = Lit Nat | Block (List Stmt)
  data Stmt = Do Exp | Let String Exp

mutual
  sizeE : Exp -> Nat
  sizeE (Lit n) = n
  sizeE (Block ss) = sizeB ss

  sizeB : List Stmt -> Nat
  sizeB [] = 0
  sizeB (Do e :: ss) = sizeE e + sizeB ss
  sizeB (Let _ e :: ss) = sizeE e + sizeB ss
