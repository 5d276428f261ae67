-- rejected: visibility: a private name of another module
import Shelf

f : Nat
f = secret
