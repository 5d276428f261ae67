-- rejected: termination: an as-pattern names the whole argument
f : Nat -> Void
f n@Z = f n
f n@(S k) = f n

v : Void
v = f 0
