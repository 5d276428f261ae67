-- rejected: coverage: character literals without a default
f : (c : Char) -> if c == 'a' then () else Void
f 'a' = ()

v : Void
v = f 'b'
