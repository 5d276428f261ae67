keep : (0 n : Nat) -> List Nat
keep n = [n]
