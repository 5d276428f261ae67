nothing : Bool
nothing = isNothing' Nothing
  where
    isNothing' : Maybe b -> Bool
    isNothing' Nothing = True
    isNothing' (Just _) = False
