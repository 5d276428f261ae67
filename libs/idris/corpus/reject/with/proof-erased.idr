-- rejected: quantity: the proof is erased and is used at run time
use : (b : Bool) -> not b = True -> Nat
use b p = 1
f : Bool -> Nat
f b with (not b) proof 0 eq
  f b | True = use b eq
  f b | False = 0
