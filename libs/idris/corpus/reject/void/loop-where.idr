-- rejected: termination: the local function calls its parent with the same argument
f : Nat -> Void
f n = g
  where
    g : Void
    g = f n

v : Void
v = f 0
