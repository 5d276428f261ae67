-- Two recursive calls on two subtrees.
data Tree a = Leaf | Node (Tree a) a (Tree a)

flatten : Tree a -> List a
flatten Leaf = []
flatten (Node l x r) = flatten l ++ x :: flatten r
