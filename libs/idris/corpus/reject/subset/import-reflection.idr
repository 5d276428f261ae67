-- rejected: subset: elaborator reflection is left out, and so is its module
import Language.Reflection

f : Nat
f = 0
