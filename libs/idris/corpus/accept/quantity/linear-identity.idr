-- Used once.
f : (1 x : a) -> a
f x = x
