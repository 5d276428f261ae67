-- Fields that depend on each other are updated together.
import Data.Vect

record Buffer where
  constructor MkBuffer
  size : Nat
  content : Vect size Nat

clear : Buffer -> Buffer
clear b = { size := 0, content := [] } b
