-- rejected: type: the caller chooses the type, not the function
f : (a : Type) -> a -> a
f a x = the Nat 0
