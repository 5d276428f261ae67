-- rejected: fixity: an infix operator without a left operand
infixl 5 <+

(<+) : Nat -> Nat -> Nat
a <+ b = a

f : Nat
f = <+ 2
