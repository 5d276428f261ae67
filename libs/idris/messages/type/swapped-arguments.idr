repeat : Nat -> a -> List a
repeat 0 x = []
repeat (S k) x = x :: repeat k x

lights : List Bool
lights = repeat True 3
