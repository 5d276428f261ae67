-- rejected: type: with abstracts the value; what was computed before is another term
f : (n : Nat) -> Dec (n = 0) -> n = 0
f n d with (d)
  f n d | Yes p = p
  f n d | No c = Refl
