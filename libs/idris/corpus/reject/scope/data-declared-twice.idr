-- rejected: scope: one name, two data types
data T = A
data T = B
