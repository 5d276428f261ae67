-- rejected: termination: the recursive call is hidden by do-notation
f : Nat -> Either Void Void
f n = do
  m <- Right n
  f m

out : Either Void Void -> Void
out (Left x) = x
out (Right x) = x

v : Void
v = out (f 0)
