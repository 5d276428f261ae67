-- rejected: interface: a number is no string
f : String
f = 3
