isEmpty : List a -> bool
isEmpty [] = True
isEmpty (_ :: _) = False
