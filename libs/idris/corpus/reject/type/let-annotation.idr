-- rejected: type: the value of a let is not of its type
f : Nat -> Nat
f n = let x : Bool = n
      in 0
