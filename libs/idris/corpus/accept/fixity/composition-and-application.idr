-- Composition binds tighter than `$`.
f : Nat
f = S . S . S $ 2
