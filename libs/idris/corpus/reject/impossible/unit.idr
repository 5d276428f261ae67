-- rejected: impossible: the unit has a value
f : () -> Void
f () impossible
