-- rejected: coverage: a type for one of two
T : Bool -> Type
T True = Nat
