-- rejected: type: application binds tightest
f : Nat
f = S 1 2
