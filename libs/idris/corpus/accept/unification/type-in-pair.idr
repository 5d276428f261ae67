-- Parts of a pair solve each other.
f : (t : Type ** t)
f = (Nat ** 3)
