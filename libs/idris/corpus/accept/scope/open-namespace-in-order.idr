-- A namespace of the same module is seen after it without its name.
namespace Inner
  export
  deep : Nat
  deep = 4

f : Nat
f = deep
