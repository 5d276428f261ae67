-- rejected: syntax: a block comment is not closed
f : Nat
f = 0 {- here
