-- rejected: syntax: alternatives have =>, not ->
f : Bool -> Nat
f b = case b of
  True -> 1
  False -> 2
