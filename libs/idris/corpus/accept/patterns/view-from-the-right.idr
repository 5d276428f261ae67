-- A view whose index is computed is split before the index.
data Split : List a -> Type where
  Empty : Split []
  Snoc : (xs : List a) -> (x : a) -> Split (xs ++ [x])
f : (xs : List a) -> Split xs -> Nat
f [] Empty = 0
f (ys ++ [y]) (Snoc ys y) = 1
split : (xs : List a) -> Split xs
split [] = Empty
split (x :: xs) with (split xs)
  split (x :: []) | Empty = Snoc [] x
  split (x :: (ys ++ [y])) | Snoc ys y = Snoc (x :: ys) y
g : List Nat -> Nat
g xs with (split xs)
  g [] | Empty = 0
  g (ys ++ [y]) | (Snoc ys y) = y
