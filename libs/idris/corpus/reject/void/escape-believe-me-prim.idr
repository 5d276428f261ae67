-- rejected: escape: the primitive under it
v : Void
v = prim__believe_me () Void ()
