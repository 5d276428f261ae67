-- rejected: type: an equation between values of two types is not one of values of one
f : (x : Nat) -> (y : Bool) -> x ~=~ y
f x y = Refl
