-- rejected: subset: a literal with an exponent
f : Double
f = 1.0e308
