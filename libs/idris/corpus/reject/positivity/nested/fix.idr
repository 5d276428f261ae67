-- rejected: positivity: the fixed point of any type function
data Fix : (Type -> Type) -> Type where
  In : f (Fix f) -> Fix f
