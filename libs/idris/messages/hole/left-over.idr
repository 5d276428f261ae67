reverse' : List a -> List a
reverse' [] = []
reverse' (x :: xs) = ?rest
