-- An if in a type.
T : Bool -> Type
T b = if b then Nat else String

f : T True
f = 3
