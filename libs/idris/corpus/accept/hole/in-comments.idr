-- A question mark in a comment or a string is no hole: ?todo
f : String
f = "?todo" -- ?rhs
