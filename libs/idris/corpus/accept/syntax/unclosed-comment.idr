-- A block comment that is not closed goes to the end.
f : Nat
f = 0 {- here
g : Void
