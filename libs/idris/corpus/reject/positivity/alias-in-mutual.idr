-- rejected: positivity: a name for a type hides a function from the type being declared
mutual
  Fun : Type
  Fun = Bad -> Void
  data Bad : Type where
    MkBad : Fun -> Bad
