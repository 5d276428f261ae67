-- A module beside the program is found by its name.
import Numbers

f : Nat
f = Numbers.three
