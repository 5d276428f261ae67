-- An operator in parentheses is a name.
infixl 6 <+++>

(<+++>) : Nat -> Nat -> Nat
(<+++>) a b = a + b

f : List Nat -> Nat
f = foldr (<+++>) 0
