-- A non-associative operator used once.
infix 4 ==?

(==?) : Nat -> Nat -> Bool
a ==? b = a == b

f : Bool
f = 1 + 1 ==? 2
