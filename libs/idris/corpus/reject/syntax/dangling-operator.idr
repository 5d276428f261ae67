-- rejected: syntax: an operator without a right operand
f : Nat
f = 1 +
