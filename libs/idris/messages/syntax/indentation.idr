twice : Nat -> Nat
twice n =
let sum = n + n
in sum
