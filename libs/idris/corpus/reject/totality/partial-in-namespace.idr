-- rejected in proofs: totality: in a namespace
namespace Inner
  export partial
  f : Nat -> Nat
  f n = n
