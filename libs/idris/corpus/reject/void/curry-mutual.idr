-- rejected: positivity: negative through a mutual data type
mutual
  data Bad : Type where
    MkBad : Other -> Bad
  data Other : Type where
    MkOther : (Bad -> Void) -> Other

no : Bad -> Void
no (MkBad (MkOther f)) = f (MkBad (MkOther f))

v : Void
v = no (MkBad (MkOther no))
