-- rejected: termination: the function passes itself to a higher-order function
f : Nat -> Void
f n = apply f n

v : Void
v = f 0
