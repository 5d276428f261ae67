-- rejected: implicit: an underscore that only a guess could fill
f : Nat
f = S _
