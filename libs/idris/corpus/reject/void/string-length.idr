-- rejected: type: the length of a string counts characters, not UTF-16 halves
two : prim__strLength "\x1F600" = 2
two = Refl

v : Void
v = case two of Refl impossible
