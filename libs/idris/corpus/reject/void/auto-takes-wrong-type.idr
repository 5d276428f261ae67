-- rejected: search: a search finds proofs of what is asked, and there is none
ask : {auto p : 0 = 1} -> Void
ask {p} = case p of Refl impossible

v : Void
v = ask
