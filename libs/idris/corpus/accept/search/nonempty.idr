-- A list that is seen not to be empty.
import Data.List

f : Nat
f = head [1, 2, 3]
