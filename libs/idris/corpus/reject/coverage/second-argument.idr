-- rejected: coverage: True and False together are forgotten
f : Bool -> Bool -> Nat
f True True = 0
f False b = 1
