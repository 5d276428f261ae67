-- Two types with constructors of the same names.
namespace L
  public export
  data Chain = Nil | (::) Nat Chain

f : Chain
f = [1, 2]

g : List Nat
g = [1, 2]
