-- rejected: scope: a module's name without the import
f : Nat
f = Shelf.four
