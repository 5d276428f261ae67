proof : (n : Nat) -> n = n
proof n = Refl

other : Nat
other = True
