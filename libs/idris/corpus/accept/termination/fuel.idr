-- A number is spent on every step.
collatz : (fuel : Nat) -> Nat -> List Nat
collatz 0 _ = []
collatz (S fuel) n = n :: collatz fuel (n + n)
