-- Right cannot occur, for what it holds cannot.
f : Either Nat Void -> Nat
f (Left n) = n
f (Right v) = absurd v
