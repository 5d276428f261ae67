-- A function is what it does to an argument.
f : (g : Nat -> Nat) -> g = (\x => g x)
f g = Refl
