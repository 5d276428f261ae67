-- rejected: escape: an external primitive has no body either
%extern
v : Void
