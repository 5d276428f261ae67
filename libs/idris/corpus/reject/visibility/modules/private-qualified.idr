-- rejected: visibility: a private name of another module, by its full name
import Shelf

f : Nat
f = Shelf.secret
