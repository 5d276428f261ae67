module Twin

public export
four : Nat
four = 5
