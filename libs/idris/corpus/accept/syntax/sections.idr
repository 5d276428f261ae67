-- An operator with one side.
f : List Nat -> List Nat
f = map (+ 1) . map (2 *)
