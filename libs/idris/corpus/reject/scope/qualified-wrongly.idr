-- rejected: scope: the module exists and has no such name
import Data.Nat

f : Nat -> Nat
f = Data.Nat.twice
