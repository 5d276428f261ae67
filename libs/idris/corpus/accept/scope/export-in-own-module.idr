-- In its own module, an exported definition of a namespace computes.
namespace Inner
  export
  hidden : Nat -> Nat
  hidden n = n

  public export
  shown : Nat -> Nat
  shown n = n

  t : hidden 3 = 3
  t = Refl

u : shown 3 = 3
u = Refl
