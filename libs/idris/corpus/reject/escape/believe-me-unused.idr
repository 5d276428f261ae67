-- rejected: escape: in a definition that nobody uses
f : Nat
f = 0

unused : Bool
unused = believe_me (the Nat 0)
