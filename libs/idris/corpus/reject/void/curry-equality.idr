-- rejected: positivity: a field says that a type is the data type itself, which makes a positive occurrence negative by transport
data Bad : Type where
  MkBad : (a : Type) -> a = Bad -> (a -> Void) -> Bad

no : Bad -> Void
no (MkBad a p f) = f (rewrite p in MkBad a p f)

v : Void
v = no (MkBad Bad Refl no)
