-- rejected: search: a lemma that is no hint is not used
data Even : Nat -> Type where
  EZ : Even 0
  ES : Even n -> Even (S (S n))

double : (n : Nat) -> Even n -> Even (n + 0)
double 0 e = e
double (S (S n)) (ES e) = ES (double n e)

f : {auto p : (n : Nat) -> Even n -> Even (n + 0)} -> Nat
f = 0

g : Nat
g = f
