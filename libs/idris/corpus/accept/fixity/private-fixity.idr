-- A fixity that stays in its module.
private infixl 6 +++

(+++) : Nat -> Nat -> Nat
a +++ b = a + b

f : Nat
f = 1 +++ 2 +++ 3
