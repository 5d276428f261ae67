-- rejected: impossible: a type variable may be any type
f : a -> Void
f x impossible
