{- A note that does not end

x : Nat
x = 1
