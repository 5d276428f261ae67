-- rejected: type: the empty string has neither a first character nor a tail
heads : prim__strHead "" = prim__strHead (prim__strTail "")
heads = Refl
