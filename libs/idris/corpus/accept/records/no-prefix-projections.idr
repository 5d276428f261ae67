-- Without prefix projections a field is named after a point only, and a record may have a field of any name.
%prefix_record_projections off
record Point where
  x : Nat
  length : Nat
sum : Point -> Nat
sum p = p.x + p.length
size : String -> Nat
size s = length s
