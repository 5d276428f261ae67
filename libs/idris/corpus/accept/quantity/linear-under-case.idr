-- Each alternative uses it once.
f : (1 b : Bool) -> Bool
f b = case b of
  True => False
  False => True
