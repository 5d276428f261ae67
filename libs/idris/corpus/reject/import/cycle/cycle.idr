-- rejected: import: two modules that import each other
import EggOne

f : Nat
f = one
