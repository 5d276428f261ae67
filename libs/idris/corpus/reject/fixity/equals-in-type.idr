-- rejected: type: = binds weaker than ==: this equates booleans and a number
f : (n : Nat) -> n == n = n
f n = Refl
