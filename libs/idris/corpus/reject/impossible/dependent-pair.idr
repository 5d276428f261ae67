-- rejected: impossible: a number and the proof that it is zero
f : (n : Nat ** n = 0) -> Void
f (n ** Refl) impossible
