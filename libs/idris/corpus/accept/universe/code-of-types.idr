-- A universe of codes and its decoding.
data Code = CNat | CPair Code Code | CList Code

El : Code -> Type
El CNat = Nat
El (CPair a b) = (El a, El b)
El (CList a) = List (El a)

f : El (CList (CPair CNat CNat))
f = [(1, 2)]
