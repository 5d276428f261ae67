loose : Nat
loose = let pair = \x => (x, x) in 3
