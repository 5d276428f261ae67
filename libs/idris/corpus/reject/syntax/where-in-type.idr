-- rejected: syntax: where does not stand in an expression
f : Nat
f = (g where g = 0)
