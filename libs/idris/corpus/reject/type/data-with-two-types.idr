-- rejected: type: a data type announced with another type than it is defined with
data T : Type -> Type
data T : {a : Type} -> Type where
