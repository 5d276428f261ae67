-- The same proof given by hand.
pos : (n : Nat) -> {auto 0 ok : n = S k} -> Nat
pos n = n

f : Nat
f = pos 2 {ok = Refl}

g : (n : Nat) -> (0 p : n = S k) -> Nat
g n p = pos n @{p}
