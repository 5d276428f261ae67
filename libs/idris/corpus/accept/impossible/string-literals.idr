-- Different strings are apart.
f : "one" = "two" -> Void
f Refl impossible
