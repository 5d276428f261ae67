-- rejected: type: heterogeneous equality does not relate values of different types
f : the Nat 0 = False
f = Refl

v : Void
v = case f of Refl impossible
