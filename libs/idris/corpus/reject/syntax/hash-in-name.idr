-- rejected: syntax: no such character in a name
f# : Nat
f# = 0
