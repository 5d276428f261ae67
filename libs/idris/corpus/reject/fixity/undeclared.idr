-- rejected: fixity: an operator without a fixity
(<+>>) : Nat -> Nat -> Nat
(<+>>) a b = a

f : Nat
f = 1 <+>> 2
