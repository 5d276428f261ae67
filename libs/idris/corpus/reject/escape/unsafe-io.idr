-- rejected: escape: unsafePerformIO
f : Nat
f = unsafePerformIO (pure 0)
