toText : Bool -> String
toText True = "yes"
toText False = 0
