-- rejected: scope: an operator with a fixity and no definition
infixl 6 <+++>

f : Nat -> Nat
f x = x <+++> x
