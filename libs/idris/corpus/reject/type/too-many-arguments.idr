-- rejected: type: what is not a function is applied
f : Nat
f = 1 `S` 2
