-- rejected: syntax: case without of
f : Bool -> Nat
f b = case b
  True => 1
  False => 2
