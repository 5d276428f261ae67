-- rejected: syntax: backticks hold a name
f : Nat
f = 1 `2` 3
