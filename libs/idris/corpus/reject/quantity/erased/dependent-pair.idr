-- rejected: quantity: the proof of a pair computed from an erased number
f : (0 n : Nat) -> (m : Nat ** m = n)
f n = (n ** Refl)
