-- rejected: syntax: a character literal holds one character
f : Char
f = 'ab'
