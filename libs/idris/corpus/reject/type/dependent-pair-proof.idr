-- rejected: type: the proof is about another witness
f : (n : Nat ** n = 3)
f = (4 ** Refl)
