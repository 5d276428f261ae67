-- rejected: scope: a name of a module that is not imported
f : (n : Nat) -> LTE n n
f n = reflexive
