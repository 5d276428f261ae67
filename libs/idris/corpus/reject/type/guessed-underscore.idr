-- rejected: type: only a guess could fill the underscore
import Data.Fin

f : {0 x, y : Fin n} -> x = y -> FS x = FS y
f p = cong _ p
