-- rejected: impossible: one of the two numbers below two
import Data.Fin

f : Fin 2 -> Void
f FZ impossible
f (FS FZ) impossible
f (FS (FS x)) impossible
