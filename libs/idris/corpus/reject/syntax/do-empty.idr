-- rejected: syntax: do without a statement
f : Maybe Nat
f = do
