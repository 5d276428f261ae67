-- rejected: termination: a cycle through declarations whose bodies come later (Idris 2 issue 1859)
v : Void
w : () -> Void
v = w ()
w () = v
