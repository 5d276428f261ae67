-- rejected: implicit: the type of the argument is not known
f : Nat
f = const 0 (\x => x)
