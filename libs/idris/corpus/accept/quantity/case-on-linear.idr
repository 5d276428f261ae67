-- A case on a linear variable uses it.
f : (1 x : Bool) -> Bool
f x = case x of { True => False; False => True }
