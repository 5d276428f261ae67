-- rejected: fixity: there is no such fixity to hide
%hide Prelude.infixl.(+-+-+)

f : Nat
f = 3
