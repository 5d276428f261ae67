-- rejected: termination: a partial function as a proof
partial
v : Void
v = v
