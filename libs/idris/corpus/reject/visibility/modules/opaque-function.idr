-- rejected: type: an exported function does not unfold
import Shelf

f : (n : Nat) -> same n = n
f n = Refl
