-- Membership in a list of literals.
import Data.List.Elem

at : (x : a) -> (xs : List a) -> {auto p : Elem x xs} -> Nat
at x (x :: _) {p = Here} = 0
at x (_ :: ys) {p = There q} = S (at x ys)

f : Nat
f = at 'c' ['a', 'b', 'c']
