ages : List Nat
ages = [1, 2, "three"]
