module Main

namespace Shape
  export
  area : Nat -> Nat
  area n = n * n

namespace Room
  export
  area : Nat -> Nat
  area n = n + n

sum : Nat
sum = area 3
