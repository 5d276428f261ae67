-- Inside a dependent pair.
import Data.Fin

data Node : Type where
  MkNode : (n : Nat ** (Fin n -> Node)) -> Node
