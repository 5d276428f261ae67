-- Methods that are operators, with sections.
interface Join a where
  (<+++>) : a -> a -> a

infixr 6 <+++>

Join String where
  a <+++> b = a ++ b

f : String
f = foldr (<+++>) "" ["a", "b"]
