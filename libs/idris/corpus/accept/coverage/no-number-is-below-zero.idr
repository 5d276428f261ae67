-- No clause at all where no constructor fits.
import Data.Fin

f : Fin 0 -> Nat
f x impossible

g : Fin 1 -> Nat
g FZ = 0
