-- rejected: type: five is not below three
import Data.Fin

f : Fin 1
f = FS FZ
