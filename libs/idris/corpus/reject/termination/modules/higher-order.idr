-- rejected: termination: the function is handed to a function of another module
import Loop

f : Nat -> Nat
f n = twice f n
