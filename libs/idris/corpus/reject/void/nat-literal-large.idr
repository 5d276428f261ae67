-- rejected: type: large natural numbers are not machine integers: 2^64 is not 0 (Lean, Coq: overflow of fast paths)
wraps : the Nat 18446744073709551616 = 0
wraps = Refl

v : Void
v = case wraps of Refl impossible
