-- rejected: subset: types told apart by matching, to refute an equation between types
bool : Type -> Bool
bool Bool = True
bool _ = False

f : (a : Type) -> a = Nat -> bool a = True -> Void
f Nat Refl Refl impossible
