-- rejected: termination: a local definition that calls itself
v : Void
v = let w : Void
        w = w
    in w
