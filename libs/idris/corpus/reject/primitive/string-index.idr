-- rejected: type: a position beyond the end of a string has no character
end : prim__strIndex "a" 1 = prim__strIndex "b" 1
end = Refl
