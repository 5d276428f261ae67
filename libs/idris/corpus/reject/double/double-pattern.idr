-- rejected: pattern: matching on Double tells apart what equality does not, or the other way round
f : Double -> Bool
f 0.0 = True
f _ = False
