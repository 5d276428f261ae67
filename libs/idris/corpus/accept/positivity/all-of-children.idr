-- A predicate over a list inside an indexed family.
import Data.List.Quantifiers

data Tree = Node (List Tree)

data Small : Tree -> Type where
  IsSmall : All Small ts -> Small (Node ts)
