-- rejected: coverage: the clause that would have to give a Void is left out
f : (b : Bool) -> if b then () else Void
f True = ()

v : Void
v = f False
