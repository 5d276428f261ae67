-- rejected: type: an index beyond its bound
import Data.Fin

f : Fin 0 -> Void
f x impossible

v : Void
v = f FZ
