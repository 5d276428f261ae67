-- rejected: impossible: an impossible alternative in a lambda that matches
f : Maybe () -> Void
f = \case
  Nothing impossible
  Just () impossible

v : Void
v = f Nothing
