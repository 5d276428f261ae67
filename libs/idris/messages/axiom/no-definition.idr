answer : Nat

twice : Nat
twice = answer + answer
