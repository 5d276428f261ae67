-- A function that is unknown is found from what it does to variables.
apply : (f : a -> Type) -> (x : a) -> f x -> f x
apply f x y = y

g : (n : Nat) -> n = n -> n = n
g n p = apply (\k => k = k) n p
