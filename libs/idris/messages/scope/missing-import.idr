first : Vect (S n) a -> a
first (x :: _) = x
