-- rejected: termination: the plain loop
v : Void
v = v
