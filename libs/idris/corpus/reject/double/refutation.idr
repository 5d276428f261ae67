-- rejected: coverage: that two literals differ is not known, since those of equal numbers may
f : the Double 0.0 = 1.0 -> Void
f Refl impossible
