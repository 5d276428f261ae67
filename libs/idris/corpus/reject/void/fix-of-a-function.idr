-- rejected: positivity: the fixed point of an arbitrary type function, which may be negative
data Fix : (Type -> Type) -> Type where
  In : f (Fix f) -> Fix f

no : Fix (\a => a -> Void) -> Void
no (In f) = f (In f)

v : Void
v = no (In no)
