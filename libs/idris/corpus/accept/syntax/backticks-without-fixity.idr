-- Backticks need no declared fixity.
f : Nat
f = 3 `minus` 1
