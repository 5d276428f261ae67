-- rejected: scope: no such type; a capital letter is never bound automatically
f : Natural -> Nat
f x = 0
