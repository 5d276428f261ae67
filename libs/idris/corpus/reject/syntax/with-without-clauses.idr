-- rejected: syntax: with needs clauses
f : Nat -> Nat
f n with (n)
