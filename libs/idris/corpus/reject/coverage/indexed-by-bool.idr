-- rejected: coverage: T True has two constructors
data T : Bool -> Type where
  A : T True
  B : T False
  C : T True

f : T True -> Nat
f A = 0
