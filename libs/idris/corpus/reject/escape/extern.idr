-- rejected: escape: an external primitive
%extern
f : Nat -> Nat
