-- rejected: escape: a crash has every type
v : Void
v = idris_crash "no"
