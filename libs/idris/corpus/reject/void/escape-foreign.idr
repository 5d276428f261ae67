-- rejected: escape: a foreign function has no body that could be checked
%foreign "scheme:(lambda () 0)"
v : Void
