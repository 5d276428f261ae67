-- rejected: termination: the function is mapped over its own argument
f : List Nat -> Nat
f xs = sum (map (\x => f (x :: xs)) xs)
