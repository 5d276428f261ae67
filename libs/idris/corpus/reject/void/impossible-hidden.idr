-- rejected: coverage: impossible clauses for the wrong pairs hide that the right ones are missing (Idris 2 issue 2318)
data T : Bool -> Type where
  A : T True
  B : T False

f : (b : Bool) -> T b -> Void
f True B impossible
f False A impossible

v : Void
v = f True A
