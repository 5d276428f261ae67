-- rejected: implicit: nothing says what stands at the question mark
f : ? -> Nat
f x = 0
