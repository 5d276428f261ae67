-- rejected: escape: a foreign function that nobody uses
namespace Inner
  %foreign "scheme:f"
  f : Nat -> Nat
