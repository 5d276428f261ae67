-- A fixity comes with the module that exports it.
import Operators

f : Nat
f = 1 |+| 2 |+| 3 * 4
