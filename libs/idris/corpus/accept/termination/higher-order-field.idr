-- A field that is a function gives subtrees, each smaller than the whole.
data W : Type where
  Sup : (Bool -> W) -> W
  End : W

depth : W -> Nat
depth End = 0
depth (Sup f) = S (depth (f True) + depth (f False))
