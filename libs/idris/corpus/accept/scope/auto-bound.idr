-- Lower-case names in a type that nothing declares are bound implicitly.
twice : (a -> a) -> a -> a
twice f x = f (f x)
