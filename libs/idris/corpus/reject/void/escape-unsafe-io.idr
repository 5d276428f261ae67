-- rejected: escape: running effects purely
v : Void
v = unsafePerformIO (pure (believe_me ()))
