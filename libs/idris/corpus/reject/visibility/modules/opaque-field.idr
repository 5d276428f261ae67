-- rejected: visibility: a field of an exported record
import Shelf

f : Closed -> Nat
f c = c.inside
