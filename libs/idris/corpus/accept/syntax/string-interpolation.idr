-- Interpolation.
greet : String -> String
greet name = "hello \{name}, \{name ++ "!"}"
