-- rejected: interface: the fixity declared last counts: the chain is read from the right, and 2 is no list
infixl 5 <+
infixr 6 <+

(<+) : List Nat -> Nat -> List Nat
xs <+ x = x :: xs

f : List Nat
f = [] <+ 2 <+ 3
