-- rejected: termination: the recursive call is in an argument for another module's type
import Loop

0 T : Nat -> Type
T n = (x : Nat ** again x = x -> T n)
