-- What a parameters block binds is seen in all that it holds, and is an argument outside.
parameters (base : Nat)
  one : Nat
  one = base + 1

  two : Nat
  two = one + 1

f : Nat
f = two 5
