import Data.Fin

next : Fin n -> Fin (S n)
next k = weakenHelper k
