-- Implementations come with the module.
import Library

f : Nat
f = speak (the Nat 3)
