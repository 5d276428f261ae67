-- rejected: scope: an automatically bound variable of the type is not bound in the body of another
f : a -> a
f x = x

g : Nat -> Nat
g x = the a x
