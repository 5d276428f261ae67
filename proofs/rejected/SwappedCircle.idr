||| Two claims that rest on each other, with the arguments swapped so that neither gets smaller.
module SwappedCircle

import Data.Nat

%default total

mutual
  claim : (a, b : Nat) -> LTE a b
  claim a b = other b a

  other : (b, a : Nat) -> LTE a b
  other b a = claim a b
