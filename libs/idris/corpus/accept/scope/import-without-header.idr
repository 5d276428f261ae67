-- What an imported file without a header declares is in the namespace Main.
import Nameless

f : Nat
f = answer + Main.answer
