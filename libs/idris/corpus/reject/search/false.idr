-- rejected: search: So False has no value
import Data.So

f : {auto p : So False} -> Nat
f = 0

g : Nat
g = f
