-- A contradiction may be erased.
f : (0 p : Void) -> Nat
f p = void p
