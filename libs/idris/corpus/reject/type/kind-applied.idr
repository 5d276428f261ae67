-- rejected: type: Nat takes no argument
f : Nat Nat -> Nat
f x = 0
