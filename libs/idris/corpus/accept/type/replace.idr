-- A proof carried along an equation.
import Data.Vect

cast' : n = m -> Vect n a -> Vect m a
cast' eq xs = replace {p = \k => Vect k a} eq xs
