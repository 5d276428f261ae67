-- %hide takes a name of the prelude away, so that one's own is meant.
%hide Prelude.Types.minus

minus : Nat -> Nat -> Nat
minus a b = a

f : Nat
f = minus 3 2
