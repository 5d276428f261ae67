-- rejected: subset: codata is out
data Stream' : Type -> Type where
  (::) : a -> Inf (Stream' a) -> Stream' a
