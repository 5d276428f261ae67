-- rejected: escape: an imported module that escapes is rejected, and so is what imports it
import Trust

f : Nat -> Bool
f = trust
