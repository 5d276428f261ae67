-- rejected: search: a hint of a namespace that keeps it private is not taken outside
namespace Inner
  public export
  data Flag : Type where

f : {auto p : Inner.Flag} -> Nat
f = 0

g : Nat
g = f
