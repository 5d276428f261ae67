-- rejected: coverage: one of three numbers is forgotten
import Data.Fin

f : Fin 3 -> Nat
f FZ = 0
f (FS FZ) = 1
