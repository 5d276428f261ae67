-- One element is not two.
f : [x] = [y, z] -> Void
f Refl impossible
