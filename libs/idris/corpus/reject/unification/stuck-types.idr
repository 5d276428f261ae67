-- rejected: unification: matching an equation between two closed types
f : Nat = Bool -> Void
f Refl impossible
