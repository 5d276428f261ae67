-- rejected: termination: another module's record is rebuilt
import Loop

f : Box -> Nat
f (MkBox n) = f (MkBox n)
