-- rejected: search: the empty list has no head
import Data.List

f : Nat
f = head []
