-- rejected: type: one over zero and one over minus zero differ, which nothing here can tell
f : prim__div_Double 1.0 0.0 = prim__div_Double 1.0 (-0.0)
f = Refl
