||| Equality that can be decided, with its proof.
module Decidable.Equality.Core

%default total

public export
interface DecEq t where
  constructor MkDecEq
  decEq : (x1 : t) -> (x2 : t) -> Dec (x1 = x2)

export
negEqSym : Not (a = b) -> Not (b = a)
negEqSym p h = p (sym h)
