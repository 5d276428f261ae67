-- rejected: universe: Russell's tree with the branching type in an index: a forced argument is as large as its type (Agda, large indices)
data Tree : Type -> Type where
  Sup : (a : Type) -> (a -> (b : Type ** Tree b)) -> Tree a

Any : Type
Any = (b : Type ** Tree b)

In : Any -> Any -> Type
In t (_ ** Sup a f) = (x : a ** f x = t)

Russell : Any
Russell = (DPair Any (\t => Not (In t t)) ** Sup (DPair Any (\t => Not (In t t))) fst)

notIn : Not (In Russell Russell)
notIn (MkDPair t p ** Refl) = p (MkDPair t p ** Refl)

v : Void
v = notIn (MkDPair Russell notIn ** Refl)
