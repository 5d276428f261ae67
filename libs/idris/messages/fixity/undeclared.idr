(<+++>) : Nat -> Nat -> Nat
a <+++> b = a + b

three : Nat
three = 1 <+++> 1 <+++> 1
