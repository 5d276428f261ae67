import Data.List

safeHead : (xs : List a) -> {auto ok : NonEmpty xs} -> a
safeHead (x :: _) = x

top : List Nat -> Nat
top xs = safeHead xs
