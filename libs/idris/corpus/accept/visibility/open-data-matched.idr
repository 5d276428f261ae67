-- A public data type can be matched on.
import Library

f : Open -> Nat
f (MkOpen n) = n
