-- rejected: coverage: in a namespace
namespace Inner
  f : Bool -> Nat
  f True = 0
