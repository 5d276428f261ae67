-- rejected: type: two records with one equal field are not equal
record R where
  constructor MkR
  one : Nat
  two : Nat

f : (r, s : R) -> r.one = s.one -> r = s
f r s p = Refl

v : Void
v = case cong two (f (MkR 0 0) (MkR 0 1) Refl) of Refl impossible
