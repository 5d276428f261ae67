-- A record, its projections and updates in a block of parameters.
parameters (n : Nat) {auto e : Eq Nat}
  record R where
    constructor MkR
    x : Nat
    p : x = n
  record Q where
    constructor MkQ
    x : Nat
  f : R -> Nat
  f r = r.x + n
  g : R -> Nat
  g (MkR x p) = x
  h : Q -> Q
  h q = { x $= S } q
z : R 3 -> Nat
z r = f 3 r
