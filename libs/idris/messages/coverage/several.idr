and3 : Bool -> Bool -> Bool -> Bool
and3 True True c = c
and3 False True c = False
