-- rejected: type: a tree is no type of natural numbers
data Tree = Leaf | Node Tree Tree

%builtin Natural Tree
