-- rejected: escape: a foreign function
%foreign "C:f, library"
f : Nat -> Nat
