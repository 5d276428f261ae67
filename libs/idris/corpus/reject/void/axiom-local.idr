-- rejected: axiom: a local declaration without a body
v : Void
v = w
  where
    w : Void
