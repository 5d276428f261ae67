-- rejected: positivity: a domain that is found by search is a domain
data D : Type where
  MkD : ({auto d : D} -> Nat) -> D
