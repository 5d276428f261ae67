-- rejected: interface: equality of numbers of Double is not decidable
import Decidable.Equality
f : (x, y : Double) -> Dec (x = y)
f x y = decEq x y
