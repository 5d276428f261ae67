-- rejected: impossible: a string may be empty
f : String -> Nat
f "" impossible
f s = 0
