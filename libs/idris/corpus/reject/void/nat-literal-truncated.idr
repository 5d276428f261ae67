-- rejected: type: a negative Integer is the natural number zero, not its absolute value (Idris 2 integerToNat)
absolute : integerToNat (-3) = 3
absolute = Refl

v : Void
v = case absolute of Refl impossible
