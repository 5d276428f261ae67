-- The result's type depends on the argument's value.
T : Bool -> Type
T True = Nat
T False = String

value : (b : Bool) -> T b
value True = 3
value False = "three"
