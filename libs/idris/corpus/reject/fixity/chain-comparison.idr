-- rejected: fixity: comparisons do not chain
f : Nat -> Bool
f n = 0 <= n <= 9
