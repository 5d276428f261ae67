-- Arguments of a constructor by name; those that {} and {x, _} leave out match anything.
data T : Type where
  C : (x : Nat) -> (y : Nat) -> T
  D : T
f : T -> Nat
f (C {x, _}) = x
f D = 0
g : T -> Nat
g (C {}) = 1
g (D {}) = 2
h : T -> Nat
h (C {x = S k, _}) = k
h (C {x = 0, y}) = y
h D = 3
