-- Recursion on the proof that an element is accessible.
data Acc' : (rel : a -> a -> Type) -> a -> Type where
  Access' : ((y : a) -> rel y x -> Acc' rel y) -> Acc' rel x

descend : {0 rel : a -> a -> Type} -> (step : (x : a) -> Maybe (y : a ** rel y x)) -> (x : a) -> Acc' rel x -> a
descend step x (Access' rec) = case step x of
  Nothing => x
  Just (y ** smaller) => descend step y (rec y smaller)
