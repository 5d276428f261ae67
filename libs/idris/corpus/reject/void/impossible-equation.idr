-- rejected: impossible: an equation that holds is called impossible
f : 2 = 2 -> Void
f Refl impossible

v : Void
v = f Refl
