-- rejected: escape: an alias for believe_me is believe_me
trust : {0 a, b : Type} -> a -> b
trust = believe_me

v : Void
v = trust ()
