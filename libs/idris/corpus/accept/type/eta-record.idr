-- The parts of a pair in a proof about it.
f : (p : (Nat, Nat)) -> (fst p, snd p) = p
f (a, b) = Refl
