module Numbers

export
three : Nat
three = 3
