-- rejected: type: subtraction of natural numbers stops at zero on the fast path as in the definition
negative : minus 2 5 + 5 = 2
negative = Refl

v : Void
v = case negative of Refl impossible
