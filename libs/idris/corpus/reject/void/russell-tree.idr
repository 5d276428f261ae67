-- rejected: universe: Russell's paradox on trees that branch over any type (Coquand 1992), by Type : Type
data Tree : Type where
  Sup : (a : Type) -> (a -> Tree) -> Tree

In : Tree -> Tree -> Type
In t (Sup a f) = (x : a ** f x = t)

Russell : Tree
Russell = Sup (DPair Tree (\t => Not (In t t))) fst

notIn : Not (In Russell Russell)
notIn (MkDPair t p ** Refl) = p (MkDPair t p ** Refl)

v : Void
v = notIn (MkDPair Russell notIn ** Refl)
