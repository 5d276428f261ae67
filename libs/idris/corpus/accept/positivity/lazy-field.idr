-- A lazy field.
data LTree = Leaf | Node (Lazy LTree) (Lazy LTree)

mirror : LTree -> LTree
mirror Leaf = Leaf
mirror (Node l r) = Node (mirror r) (mirror l)
