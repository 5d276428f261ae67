-- Both sides are empty, and each for its own reason.
f : Either (0 = 1) (Just 0 = Nothing) -> a
f (Left Refl) impossible
f (Right Refl) impossible
