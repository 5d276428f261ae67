size : Nat
size = Nat
