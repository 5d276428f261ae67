-- rejected: scope: a name qualified by a namespace that does not hold it
namespace Inner
  export
  f : Nat
  f = 0

g : Nat
g = Outer.f
