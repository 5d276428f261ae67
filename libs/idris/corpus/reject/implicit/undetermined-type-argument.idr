-- rejected: implicit: an underscore for a type
f : Nat
f = const 0 (the (List _) [])
