-- rejected: syntax: no such character
f : Char
f = '\x110000'
