-- rejected: type: the solution would mention a variable that is bound inside
f : (y : _) -> ((b : Bool) -> b = y) -> Nat
f y g = 0

g : Nat
g = f _ (\b => Refl)
