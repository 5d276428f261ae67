-- rejected: axiom: a type and no body (Idris 2 issue 2253)
v : Void
