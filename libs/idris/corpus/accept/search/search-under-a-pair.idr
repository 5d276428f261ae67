-- The first part of a pair says what is searched for the second.
import Data.Nat

ex : (n : Nat ** LTE 3 n)
ex = (5 ** %search)
