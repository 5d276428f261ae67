-- The second argument's type depends on the value of the first, which is matched.
T : Bool -> Type
T True = Nat
T False = Bool

val : (b : Bool) -> T b
val True = 3
val False = True

use : (b : Bool) -> T b -> Nat
use True n = n
use False b = if b then 1 else 0

caseRefine : (b : Bool) -> (if b then Nat else Bool) -> Nat
caseRefine b x = case b of
  True => x
  False => if x then 0 else 1
