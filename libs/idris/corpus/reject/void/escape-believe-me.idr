-- rejected: escape: believe_me makes anything
v : Void
v = believe_me ()
