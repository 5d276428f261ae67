-- rejected: termination: what the local function puts back may be what was there
loop : List Nat -> Nat
loop [] = 0
loop (x :: xs) = again x
  where
    again : Nat -> Nat
    again Z = loop xs
    again (S k) = loop (S k :: xs)
