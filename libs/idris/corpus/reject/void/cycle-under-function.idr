-- rejected: unification: an infinite tree contains itself as the value of one of its functions only if that value is asked for
data W : Type where
  Leaf : W
  Node : (Bool -> W) -> W

f : (g : (Bool -> W) -> Bool -> W) -> (h : Bool -> W) -> h = g h -> Void
f g h Refl impossible

v : Void
v = f id (\_ => Leaf) Refl
