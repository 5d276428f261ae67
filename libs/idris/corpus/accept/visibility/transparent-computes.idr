-- A public export computes in other modules.
import Library

f : Library.transparent = 3
f = Refl
