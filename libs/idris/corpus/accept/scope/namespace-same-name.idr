-- Two functions of one name in two namespaces, each called by its full name.
namespace A
  export
  f : Nat
  f = 1

namespace B
  export
  f : Nat
  f = 2

sum : Nat
sum = A.f + B.f
