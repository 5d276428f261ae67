-- rejected: ambiguous: another data type of the same name, which has a value: the name alone does not say which is meant
data Void = Empty

v : Void
v = Empty
