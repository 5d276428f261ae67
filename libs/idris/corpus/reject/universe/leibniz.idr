-- rejected: universe: Leibniz equality of the type of Leibniz equality
Leibniz : (a : Type) -> a -> a -> Type
Leibniz a x y = (p : a -> Type) -> p x -> p y

t : Leibniz Type (Leibniz Nat 0 0) (Leibniz Nat 0 0)
t p x = x
