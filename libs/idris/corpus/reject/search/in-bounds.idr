-- rejected: search: beyond the end of the list
import Data.List

f : Nat
f = index 2 [1, 2]
