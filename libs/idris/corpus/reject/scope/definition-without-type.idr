-- rejected: scope: a definition needs a type
f x = the Nat 3
