name : Bool -> String
name b = case b of
  True -> "yes"
  False -> "no"
