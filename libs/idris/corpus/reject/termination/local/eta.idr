-- rejected: termination: a function defined as itself, without argument
f : Nat -> Nat
f = \n => f n
