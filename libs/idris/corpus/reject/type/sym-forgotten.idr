-- rejected: type: an equation the wrong way round
f : (n, m : Nat) -> n = m -> m = n
f n m p = p
