-- Berry's function with the last case: no argument alone decides.
f : Bool -> Bool -> Bool -> Nat
f True False _ = 0
f False _ True = 1
f _ True False = 2
f True True True = 3
f False False False = 4
