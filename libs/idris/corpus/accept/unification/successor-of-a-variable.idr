-- The length of the result is known to be a successor in both clauses.
import Data.Vect

atEnd : Vect n a -> a -> Vect (S n) a
atEnd [] y = [y]
atEnd (x :: xs) y = x :: atEnd xs y
