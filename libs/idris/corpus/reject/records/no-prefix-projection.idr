-- rejected: scope: without prefix projections the name of a field alone is no function
%prefix_record_projections off
record Point where
  abscissa : Nat
f : Point -> Nat
f p = abscissa p
