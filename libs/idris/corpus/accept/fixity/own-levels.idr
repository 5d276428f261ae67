-- Levels of one's own decide.
infixl 5 <&&&>
infixl 4 <|||>

(<&&&>), (<|||>) : Bool -> Bool -> Bool
a <&&&> b = if a then b else False
a <|||> b = if a then True else b

f : True <|||> False <&&&> False = True
f = Refl
