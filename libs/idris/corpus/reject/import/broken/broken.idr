-- rejected: type: the imported module is rejected
import Broken

f : Nat
f = one
