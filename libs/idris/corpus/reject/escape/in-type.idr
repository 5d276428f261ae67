-- rejected: escape: in a type
f : the Type (believe_me Nat) -> Nat
f n = 0
