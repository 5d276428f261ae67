-- What == says of a number and itself, by induction through the prelude's implementation.
eqRefl : (x : Nat) -> (x == x) = True
eqRefl Z = Refl
eqRefl (S k) = eqRefl k
