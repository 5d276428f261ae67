-- A record with a linear field, taken apart.
record Handle where
  constructor MkHandle
  1 token : Nat

close : (1 h : Handle) -> Nat
close (MkHandle t) = t
