-- A failing block whose text is one of Idris 2's phrases fails with a mistake of that kind; its syntax may be wrong too.
%default total
failing "not strictly positive"
  data B : Type where
    MkB : (B -> Nat) -> B
failing "Undefined name"
  x : Nat
  x = nosuch
failing "f is not covering"
  f : Nat -> Nat
  f Z = 0
failing "Mismatch between: Nat and Bool"
  f : Nat -> Bool
  f x = x
y : Nat
y = 0
