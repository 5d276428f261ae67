-- The recursive call stands in a lambda.
curryN : Nat -> (Nat -> Nat) -> Nat -> Nat
curryN 0 f = f
curryN (S k) f = \x => curryN k f (f x)
