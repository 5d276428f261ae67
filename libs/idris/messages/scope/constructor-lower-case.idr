flip : Bool -> Bool
flip True = false
flip False = True
