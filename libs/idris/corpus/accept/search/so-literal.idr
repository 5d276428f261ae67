-- So of a comparison of literals.
import Data.So

f : (n : Nat) -> {auto 0 p : So (n < 5)} -> Nat
f n = n

g : Nat
g = f 3
