dup : (1 x : a) -> (a, a)
dup x = (x, x)
