-- The result that is wanted says what the type is.
none : {a : Type} -> List a
none = []

f : List Nat
f = none
