-- A prefix operator.
prefix 10 ~~

(~~) : Bool -> Bool
(~~) True = False
(~~) False = True

f : Bool
f = ~~ True
