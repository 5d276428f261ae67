-- rejected: type: a list that is an element of itself
f : List a -> List a
f xs = xs :: xs
