-- rejected: termination: the tail of a string is computed, not matched
f : String -> Nat
f "" = 0
f s = S (f (prim__strTail s))
