-- rejected: hole: a hole in a local definition
v : Void
v = w
  where
    w : Void
    w = ?later
