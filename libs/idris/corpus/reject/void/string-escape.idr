-- rejected: type: an escape sequence and the characters it is written with are different strings
same : "\\n" = "\n"
same = Refl

v : Void
v = case same of Refl impossible
