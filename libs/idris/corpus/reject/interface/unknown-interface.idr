-- rejected: scope: no such interface
Size Bool where
  size b = 1
