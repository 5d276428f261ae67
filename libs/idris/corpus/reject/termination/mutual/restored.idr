-- rejected: termination: two functions hand the list to and fro as it was
mutual
  left : List Nat -> List Nat -> Nat
  left [] ys = 0
  left (x :: xs) ys = right xs x ys

  right : List Nat -> Nat -> List Nat -> Nat
  right xs x [] = left (x :: xs) []
  right xs x (y :: ys) = left (x :: xs) ys
