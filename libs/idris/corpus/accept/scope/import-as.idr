-- An import under another name.
import Data.List as L

f : List Nat -> List Nat
f = L.drop 1
