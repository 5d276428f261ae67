-- Names outside ASCII.
größe : Nat
größe = 3

λ' : Nat -> Nat
λ' α = α
