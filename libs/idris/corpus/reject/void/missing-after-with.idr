-- rejected: coverage: the with covers one answer only (Idris 2 issue 2250)
f : (b : Bool) -> if b then () else Void
f b with (b)
  f b | True = ()

v : Void
v = f False
