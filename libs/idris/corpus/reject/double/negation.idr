-- rejected: pattern: the negation of zero is negative zero, and does not compute
f : (x : Double) -> x = 0.0 -> negate x = 0.0
f 0.0 Refl = Refl
