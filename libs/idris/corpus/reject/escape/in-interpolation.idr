-- rejected: escape: in an interpolated string
f : String
f = "a \{believe_me ()} b"
