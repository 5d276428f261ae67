-- rejected: scope: without unbound implicits a lower-case name is not bound by the type
%unbound_implicits off
same : a -> a
same x = x
