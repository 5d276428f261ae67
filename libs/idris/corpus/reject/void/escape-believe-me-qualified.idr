-- rejected: escape: the full name does not help
v : Void
v = Builtin.believe_me ()
