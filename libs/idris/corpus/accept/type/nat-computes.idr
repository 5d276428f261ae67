-- Large numbers of type Nat compute fast.
f : the Nat (1000 * 1000) = 1000000
f = Refl
