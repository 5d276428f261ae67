-- Ackermann: the first gets smaller, or it stays and the second gets smaller.
ack : Nat -> Nat -> Nat
ack 0 n = S n
ack (S m) 0 = ack m 1
ack (S m) (S n) = ack m (ack (S m) n)
