-- Composition of dependent steps.
f : List Nat -> Nat
f = length . filter (> 2) . map (+ 1)
