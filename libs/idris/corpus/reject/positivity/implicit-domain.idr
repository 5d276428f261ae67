-- rejected: positivity: an implicit domain is a domain
data D : Type where
  MkD : ({d : D} -> Nat) -> D
