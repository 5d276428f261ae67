-- rejected: termination: another module's function gives the argument back
import Loop

f : Nat -> Nat
f n = f (again n)
