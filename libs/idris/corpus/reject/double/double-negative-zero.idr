-- rejected: subset: negative zero equals zero, and division tells them apart (Idris 2, Agda issue 2169): literals of Double have no equality here
zeros : the Double 0.0 = -0.0
zeros = Refl
