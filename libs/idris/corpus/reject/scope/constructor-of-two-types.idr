-- rejected: scope: one name, constructors of two types in one namespace
data T = A
data U = A
