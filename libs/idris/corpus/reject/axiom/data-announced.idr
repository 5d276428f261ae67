-- rejected in proofs: axiom: a data type that is announced and never defined
data D : Type

f : D -> D
f x = x
