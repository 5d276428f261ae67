parse : String -> Bool
parse "yes" = True
parse "no" = False
