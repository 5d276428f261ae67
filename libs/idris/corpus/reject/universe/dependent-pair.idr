-- rejected: universe: a dependent pair of a type and a value, packed in itself
Any : Type
Any = (a : Type ** a)

x : Any
x = (Any ** (Nat ** 0))
