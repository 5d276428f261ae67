-- Implicit arguments that are named at once.
k : forall a, b . a -> b -> a
k x _ = x
