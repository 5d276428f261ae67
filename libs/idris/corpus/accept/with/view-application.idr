-- The view of a part is handed on, instead of being computed again.
import Data.List.Views
backwards : List a -> List a
backwards xs with (snocList xs)
  backwards [] | Empty = []
  backwards (ys ++ [y]) | Snoc y ys rec = y :: backwards ys | rec
