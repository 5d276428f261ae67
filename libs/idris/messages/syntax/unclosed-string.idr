greeting : String
greeting = "Hello

other : Nat
other = 1
