import Data.Vect

join : Vect n a -> Vect m a -> Vect (n + m) a
join xs ys = ys ++ xs
