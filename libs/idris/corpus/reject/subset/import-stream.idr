-- rejected: subset: codata is left out, and so are its modules
import Data.Stream

f : Nat
f = 0
