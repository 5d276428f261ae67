||| A type with exactly one value, which its index names.
module Data.Singleton

%default total

public export
data Singleton : a -> Type where
  Val : (x : a) -> Singleton x

public export %inline
reindex : (0 _ : x === y) -> Singleton x -> Singleton y
reindex Refl value = value

public export %inline
unVal : Singleton {a} x -> a
unVal (Val x) = x

public export %inline
(.unVal) : Singleton {a} x -> a
(.unVal) value = unVal value

public export
pure : (x : a) -> Singleton x
pure x = Val x

public export
(<*>) : Singleton f -> Singleton x -> Singleton (f x)
Val f <*> Val x = Val (f x)
