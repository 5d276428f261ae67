point : (Nat, Nat)
point = (1, 2, 3)
