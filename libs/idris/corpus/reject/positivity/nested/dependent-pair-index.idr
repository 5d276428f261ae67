-- rejected: positivity: the type as what a dependent pair ranges over, and a predicate about it
data D : Type where
  MkD : (d : D ** d = d) -> D
