-- Without unbound implicits each name is bound by somebody.
%unbound_implicits off
same : {a : Type} -> a -> a
same x = x
