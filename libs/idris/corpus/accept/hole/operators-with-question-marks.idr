-- An operator may hold a question mark.
infix 4 =?=

(=?=) : Nat -> Nat -> Bool
a =?= b = a == b
