-- Type has a type.
T : Type
T = Type

f : List Type
f = [Nat, Bool, Type]
