data Distance = Metres Nat

far : Distance
far = 1000
