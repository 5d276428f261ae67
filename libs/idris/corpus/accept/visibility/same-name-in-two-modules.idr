-- A name that is meant in full.
import Library

opaque : Bool
opaque = True

f : (Bool, Nat)
f = (Main.opaque, Library.opaque)
