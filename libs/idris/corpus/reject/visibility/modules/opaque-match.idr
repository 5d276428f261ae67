-- rejected: scope: a match on the constructor of an exported type
import Shelf

f : Abstract -> Nat
f (MkAbstract n) = n
