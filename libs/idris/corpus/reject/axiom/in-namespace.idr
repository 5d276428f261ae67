-- rejected: axiom: in a namespace
namespace Inner
  export
  f : Nat
