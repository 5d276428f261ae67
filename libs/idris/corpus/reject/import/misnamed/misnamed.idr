-- rejected: import: the module in the file has another name
import Misnamed

f : Nat
f = one
