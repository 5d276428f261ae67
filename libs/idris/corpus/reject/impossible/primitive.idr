-- rejected: impossible: an Integer has values
f : Integer -> Void
f n impossible
