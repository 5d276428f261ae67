-- Literals of Double, with a sign and with an exponent; each is equal to itself.
half : Double
half = 0.5
large : Double
large = -1.0e308
same : Main.large = -1.0e308
same = Refl
