-- Strings compute between literals.
f : "ab" ++ "c" = "abc"
f = Refl
