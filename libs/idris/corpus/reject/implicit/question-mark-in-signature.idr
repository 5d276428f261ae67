-- rejected: implicit: a question mark in a type must be found, and nothing says what it is
f : ? -> Nat
f x = 3
