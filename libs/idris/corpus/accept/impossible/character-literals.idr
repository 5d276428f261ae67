-- Different literals of one primitive type are apart.
f : 'a' = 'b' -> Void
f Refl impossible
