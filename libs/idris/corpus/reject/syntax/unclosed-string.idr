-- rejected: syntax: a string ends on its line
f : String
f = "abc
