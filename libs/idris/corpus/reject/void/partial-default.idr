-- rejected: termination: the whole module is partial by default
%default partial

v : Void
v = v
