-- rejected: subset: a universe and its decoding, defined together, with a code that takes its own decoding to the left
data Code : Type
El : Code -> Type

data Code : Type where
  Fun : (a : Code) -> (El a -> Void) -> Code

El (Fun a f) = Code

no : Code -> Void
no c@(Fun a f) = no' c c
  where
    no' : Code -> Code -> Void
    no' (Fun (Fun b g) f) c = f c
    no' _ c = no c
