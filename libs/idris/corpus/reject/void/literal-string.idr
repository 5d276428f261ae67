-- rejected: coverage: string literals never cover all strings
f : (s : String) -> if s == "a" then () else Void
f "a" = ()

v : Void
v = f "b"
