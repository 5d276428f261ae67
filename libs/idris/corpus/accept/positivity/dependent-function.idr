-- Function fields whose argument is another type, dependent on it.
import Data.Fin

data Node : Type where
  MkNode : (n : Nat) -> (Fin n -> Node) -> Node
