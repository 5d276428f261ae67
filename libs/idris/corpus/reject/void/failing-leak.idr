-- rejected: scope: what a failing block declares is not there afterwards
failing
  v : Void
  v = believe

w : Void
w = v
