-- A type-level definition that stands for a positive type.
Children : Type -> Type
Children a = List (Maybe a)

data T = MkT (Children T)
