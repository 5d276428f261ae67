-- The first argument is understood after the second.
app : (a -> b) -> a -> b
app f x = f x

record Two where
  constructor MkTwo
  one, two : Nat

f : Nat
f = app (\x => x.one) (MkTwo 3 4)
