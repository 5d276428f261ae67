-- Blocks may be written with braces and semicolons.
f : Nat -> Nat
f x = case x of { 0 => 1; S k => k }

g : Nat
g = let { a = 1; b = 2 } in a + b
