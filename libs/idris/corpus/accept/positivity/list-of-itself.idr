-- Nested through List, which is positive in its parameter.
data Rose a = Node a (List (Rose a))
