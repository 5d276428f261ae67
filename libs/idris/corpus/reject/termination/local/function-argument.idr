-- rejected: termination: a function's value is not smaller than the function's argument
f : (Nat -> Nat) -> Nat -> Nat
f g n = f g (g n)
