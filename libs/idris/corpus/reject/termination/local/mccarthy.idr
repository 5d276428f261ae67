-- rejected: termination: McCarthy's function ends, and not by a smaller argument
mc : Nat -> Nat
mc n = if n > 100 then minus n 10 else mc (mc (n + 11))
