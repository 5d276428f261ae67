-- Each proof is possible alone; together they are not.
f : (b : Bool) -> b = True -> b = False -> Void
f _ Refl Refl impossible
