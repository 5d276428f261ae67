-- Characters that a name may hold.
foo' : Nat
foo' = 1

foo'' : Nat
foo'' = foo' + 1

bar_baz : Nat
bar_baz = foo''
