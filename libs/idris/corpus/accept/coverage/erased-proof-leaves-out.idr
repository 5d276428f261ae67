-- An erased proof leaves out Z.
data Pos : Nat -> Type where
  IsPos : Pos (S k)

pred' : (n : Nat) -> {auto 0 p : Pos n} -> Nat
pred' (S k) = k

t : pred' 5 = 4
t = Refl
