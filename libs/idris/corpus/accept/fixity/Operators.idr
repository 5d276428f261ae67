module Operators

export infixl 6 |+|

export
(|+|) : Nat -> Nat -> Nat
a |+| b = a + b
