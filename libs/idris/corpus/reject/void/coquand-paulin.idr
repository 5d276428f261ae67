-- rejected: positivity: Coquand and Paulin 1990: twice to the left is positive, not strictly positive
data A : Type where
  Intro : ((A -> Type) -> Type) -> A

holds : A -> (A -> Type) -> Type
holds (Intro f) = f

point : (A -> Type) -> A
point p = Intro (\q => p = q)

injective : {p, q : A -> Type} -> point p = point q -> p = q
injective e = replace {p = \t => t} (sym (cong (\a => holds a q) e)) Refl

R : A -> Type
R x = (p : (A -> Type) ** (point p = x, Not (p x)))

notR : Not (R (point R))
notR (p ** (e, no)) = no (replace {p = \k => k (point R)} (sym (injective e)) (p ** (e, no)))

v : Void
v = notR (R ** (Refl, notR))
