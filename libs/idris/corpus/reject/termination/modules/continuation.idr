-- rejected: termination: a continuation of another module calls back
import Loop

f : Nat -> Nat
f n = reader (\g => g n) f
