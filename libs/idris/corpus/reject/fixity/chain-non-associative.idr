-- rejected: fixity: equality does not chain
f : Nat -> Bool
f n = n == n == n
