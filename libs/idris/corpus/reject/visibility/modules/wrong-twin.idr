-- rejected: type: what holds of one module's name does not hold of the other's
import Shelf
import Twin

f : Twin.four = 4
f = Refl
