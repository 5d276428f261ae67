-- rejected: scope: one name, two constructors of one type
data T = A | A
