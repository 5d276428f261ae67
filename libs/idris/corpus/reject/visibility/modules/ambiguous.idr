-- rejected: ambiguous: two modules, one name, and the type does not say which
import Shelf
import Twin

f : Nat
f = four
