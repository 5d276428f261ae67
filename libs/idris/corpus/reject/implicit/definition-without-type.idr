-- rejected: implicit: nothing says what type the argument has
f x = the Nat 3
