-- rejected: termination: a cycle of definitions through two namespaces
namespace One
  export
  f : Nat -> Void

namespace Two
  export
  g : Nat -> Void
  g n = One.f n

namespace One
  f n = Two.g n

v : Void
v = One.f 0
