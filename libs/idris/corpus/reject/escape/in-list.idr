-- rejected: escape: in a list
f : List Nat
f = [0, believe_me (), 2]
