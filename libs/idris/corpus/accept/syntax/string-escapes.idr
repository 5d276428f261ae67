-- Escapes in strings and characters.
f : List Char
f = ['\n', '\t', '\\', '\'', '\x41', '\65']

g : String
g = "tab\tquote\"end\\ \x41\o101"
