-- rejected: termination: accessibility of a relation that holds between any two numbers, made from nothing
data Acc : (Nat -> Nat -> Type) -> Nat -> Type where
  MkAcc : ((y : Nat) -> rel y x -> Acc rel y) -> Acc rel x

Any : Nat -> Nat -> Type
Any _ _ = ()

acc : (x : Nat) -> Acc Any x
acc x = MkAcc (\y, _ => acc y)

down : (x : Nat) -> Acc Any x -> Void
down x (MkAcc f) = down x (f x ())

v : Void
v = down 0 (acc 0)
