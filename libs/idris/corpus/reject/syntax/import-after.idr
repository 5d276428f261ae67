-- rejected: syntax: imports come first
f : Nat
f = 0

import Data.Nat
