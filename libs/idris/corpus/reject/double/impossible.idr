-- rejected: impossible: a Double has values
f : Double -> Void
f x impossible
