-- rejected: type: a lambda where no function is expected
f : Nat
f = \x => x
