-- Names with letters outside ASCII.
größe : Nat
größe = 3

naïve : (übrig : Nat) -> Nat
naïve n' = n' + größe
