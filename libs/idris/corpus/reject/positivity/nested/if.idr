-- rejected: subset: a conditional type that is stuck on a field, and a branch that is the type itself
data D : Type where
  MkD : (b : Bool) -> (if b then D else Nat) -> D
