-- rejected: subset: a Double literal
f : Double
f = 1.5
