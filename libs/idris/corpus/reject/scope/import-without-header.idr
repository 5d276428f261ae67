-- rejected: scope: the imported file has no header, so its names are in Main and not in Nameless
import Nameless

f : Nat
f = Nameless.answer
