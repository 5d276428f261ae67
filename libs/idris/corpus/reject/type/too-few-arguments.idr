-- rejected: type: a function where its result is expected
f : Nat
f = S
