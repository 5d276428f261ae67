-- rejected: import: there is no such module
import Shelf.Nothing

f : Nat
f = 0
