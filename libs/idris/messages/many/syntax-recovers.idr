one : Nat
one = (1

two : Nat
two = 2 +

three : String
three = 3
