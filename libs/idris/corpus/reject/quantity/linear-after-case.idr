-- rejected: quantity: case has used x up
f : (1 x : Bool) -> Bool
f x = case x of { True => x; False => False }
