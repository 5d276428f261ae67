-- The parameter may stand wherever it likes: it is not the type being declared.
data Fun a b = MkFun (a -> b)
data Contra a = MkContra (a -> Bool)
