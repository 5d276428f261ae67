-- A function that promises to use its argument once.
once : ((1 x : a) -> b) -> (1 x : a) -> b
once f x = f x

g : Nat -> Nat
g n = once (\1 x => x) n
