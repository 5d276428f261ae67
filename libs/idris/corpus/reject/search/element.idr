-- rejected: search: no such element
import Data.List.Elem

f : (x : Nat) -> (xs : List Nat) -> {auto p : Elem x xs} -> Nat
f x xs = 0

g : Nat
g = f 4 [1, 2, 3]
