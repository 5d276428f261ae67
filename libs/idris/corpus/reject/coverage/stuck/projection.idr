-- rejected: unification: the first part of a pair that is not known
data Is : Nat -> Type where
  Zero : Is 0

f : (p : (Nat, Nat)) -> Is (fst p) -> Nat
f p Zero = 0
