-- The usual means of equational proofs.
f : (g : Nat -> Nat) -> a = b -> b = c -> g c = g a
f g p q = cong g (sym (trans p q))
