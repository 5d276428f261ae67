-- Functions as data.
Church : Type
Church = (a : Type) -> (a -> a) -> a -> a

two : Church
two a f x = f (f x)

f : two Nat S 0 = 2
f = Refl
