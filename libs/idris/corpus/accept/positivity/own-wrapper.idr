-- Nested through a type of one's own that is positive.
data Box a = MkBox a a
data T = Leaf | In (Box (Box T))
