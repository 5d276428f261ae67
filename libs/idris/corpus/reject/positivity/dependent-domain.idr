-- rejected: positivity: the type in the domain of a dependent function
data D : Type where
  MkD : ((d : D) -> d = d) -> D
