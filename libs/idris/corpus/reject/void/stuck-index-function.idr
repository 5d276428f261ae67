-- rejected: impossible: no clause at all for a family whose index is computed
data View : Nat -> Type where
  Twice : (n : Nat) -> View (n * 2)

f : View 4 -> Void
f _ impossible

v : Void
v = f (Twice 2)
