-- rejected: universe: Russell's tree whose branching type is an implicit argument: erased types count for levels too
data Tree : Type where
  Sup : {0 a : Type} -> (a -> Tree) -> Tree

0 In : Tree -> Tree -> Type
In t (Sup {a} f) = (x : a ** f x = t)

0 Russell : Tree
Russell = Sup {a = DPair Tree (\t => Not (In t t))} fst

notIn : Not (In Russell Russell)
notIn (MkDPair t p ** Refl) = p (MkDPair t p ** Refl)

v : Void
v = notIn (MkDPair Russell notIn ** Refl)
