-- rejected: implicit: nothing says what ? is, and a type does not bind it
foo : ? -> Int
foo x = 42
