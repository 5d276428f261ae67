-- rejected: axiom: an equation that is claimed
plusCommutes : (n, m : Nat) -> n + m = m + n

f : 1 + 2 = 2 + 1
f = plusCommutes 1 2
