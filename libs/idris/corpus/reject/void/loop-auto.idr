-- rejected: termination: an auto argument that is solved by a local hint which is the caller itself
ask : {auto p : Void} -> Void
ask {p} = p

%hint
v : Void
v = ask
