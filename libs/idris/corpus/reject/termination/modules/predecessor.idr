-- rejected: termination: another module's function is not seen to give something smaller
import Loop

f : Nat -> Nat
f Z = Z
f (S k) = f (down k)
