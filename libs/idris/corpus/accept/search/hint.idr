-- A %hint is tried in a search.
data Small : Nat -> Type where
  MkSmall : (n < 10) = True -> Small n

%hint
two : Small 2
two = MkSmall Refl

use : (n : Nat) -> {auto p : Small n} -> Nat
use n = n

f : Nat
f = use 2
