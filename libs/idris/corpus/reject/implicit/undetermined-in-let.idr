-- rejected: implicit: a let that nobody types
f : Nat
f = let x = [] in 0
