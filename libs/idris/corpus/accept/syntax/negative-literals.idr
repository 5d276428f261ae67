-- Negative numbers.
f : Integer
f = -3

g : Integer
g = 5 - (-2)
