-- rejected: termination: the recursive call stands under a rewrite that moves it to an equal argument
f : (n, m : Nat) -> n = m -> n = S n
f n m p = rewrite p in f m m Refl

no : 0 = S n -> Void
no Refl impossible

v : Void
v = no (f 0 0 Refl)
