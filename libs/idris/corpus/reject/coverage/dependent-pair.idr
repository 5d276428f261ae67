-- rejected: coverage: a pair whose second part is the other constructor
f : (n : Nat ** Either (n = 0) (n = 1)) -> Nat
f (_ ** Left _) = 0
