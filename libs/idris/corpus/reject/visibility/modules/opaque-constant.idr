-- rejected: type: an exported constant does not unfold
import Shelf

f : Shelf.three = 3
f = Refl
