-- The index leaves one constructor of three.
data T : Bool -> Type where
  A : T True
  B : T False
  C : T True

f : T False -> Nat
f B = 0
