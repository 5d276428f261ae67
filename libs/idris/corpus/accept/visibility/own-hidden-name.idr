-- A hidden name of another module is free to be one's own.
import Library

hidden : Nat
hidden = 4

f : Main.hidden = 4
f = Refl
