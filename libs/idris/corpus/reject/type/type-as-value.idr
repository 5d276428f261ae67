-- rejected: type: a type where a value is expected
f : Nat
f = Nat
