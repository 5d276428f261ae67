-- rejected: axiom: a definition inside a failing block is none outside of it
v : Void

failing
  v = v
