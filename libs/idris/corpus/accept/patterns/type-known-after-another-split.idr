-- A pattern whose type is computed from an argument that is split first.
data O = B | A
F : O -> Type
F B = (Nat, Nat)
F A = Nat
g : (o : O) -> (p : Nat) -> 0 = p -> F o -> Nat
g B _ Refl (x, y) = x
g A _ Refl Z = 0
g A _ Refl (S k) = k
h : (o : O) -> Not (F o = F o, F o) -> F o -> Void
h B n (x, y) = n (Refl, (x, y))
h A n 0 = n (Refl, 0)
h A n k = n (Refl, k)
