-- rejected: type: what is no number compares as different from itself, against Refl
nan : Double
nan = prim__div_Double 0.0 0.0
f : (Main.nan == Main.nan) = False
f = Refl
