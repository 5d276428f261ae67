-- rejected: type: a string is no character
f : Char
f = "a"
