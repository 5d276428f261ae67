-- rejected: syntax: with keyword as a name
with : Nat
with = 0
