-- rejected: escape: an escape in a local definition that nobody looks at
v : Void
v = w
  where
    w : Void
    w = believe_me ()
