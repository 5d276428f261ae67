-- rejected: pattern: braces for an explicit argument that is not named so
f : Nat -> Nat
f {x} = x
