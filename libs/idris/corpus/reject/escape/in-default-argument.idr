-- rejected: escape: in the default of an argument
f : {default (believe_me ()) n : Nat} -> Nat
f {n} = n
