greet : String -> String
greet name = "Hello, " ++ name

welcome : Nat -> String
welcome n = greet n
