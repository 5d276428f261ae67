-- rejected: fixity: a prefix operator between two operands
prefix 9 !!!

(!!!) : Nat -> Nat
(!!!) n = n

f : Nat
f = 1 !!! 2
