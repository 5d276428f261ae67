-- rejected: termination: Ackermann's function with the inner call on the wrong argument
ack : Nat -> Nat -> Nat
ack Z m = S m
ack (S n) Z = ack n 1
ack (S n) (S m) = ack n (ack (S n) (S m))
