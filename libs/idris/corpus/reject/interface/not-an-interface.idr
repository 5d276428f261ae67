-- rejected: interface: an implementation of what is no interface
data Size : Type -> Type where

Size Bool where
  size b = 1
