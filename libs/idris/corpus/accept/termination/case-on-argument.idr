-- The case itself makes the argument smaller.
len : List a -> Nat
len xs = case xs of
  [] => 0
  (_ :: ys) => S (len ys)
