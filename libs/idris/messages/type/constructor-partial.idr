data Tree a = Leaf | Node (Tree a) a (Tree a)

single : a -> Tree a
single x = Node Leaf x
