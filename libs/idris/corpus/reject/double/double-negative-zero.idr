-- rejected: type: negative zero equals zero, and division tells them apart (Idris 2, Agda issue 2169): the literals are not the same
zeros : the Double 0.0 = -0.0
zeros = Refl
