-- rejected: termination: two functions hand the argument back and forth
mutual
  ping : Nat -> Nat
  ping n = pong n

  pong : Nat -> Nat
  pong n = ping n
