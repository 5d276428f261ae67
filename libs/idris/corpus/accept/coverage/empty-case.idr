-- A case without alternatives on a type without values.
f : Void -> Nat
f v = case v of {}
