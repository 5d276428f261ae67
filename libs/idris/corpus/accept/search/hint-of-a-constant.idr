-- A hint for one number, found for the argument that is named.
data Even : Nat -> Type where
  EZ : Even Z
  ESS : Even n -> Even (S (S n))

%hint
evenHint : Even 4
evenHint = ESS (ESS EZ)

needs : {auto p : Even n} -> Nat
needs {n} = 1

t : Nat
t = needs {n = 4}
