-- Equality as the right to replace.
Same : {a : Type} -> a -> a -> Type
Same {a} x y = (p : a -> Type) -> p x -> p y

refl : {a : Type} -> {x : a} -> Same x x
refl p px = px
