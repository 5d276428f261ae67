-- rejected: positivity: negation of the library is a function
data D : Type where
  MkD : Not D -> D
