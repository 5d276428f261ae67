width : Nat
width = 8

height : Nat
height = 4

width = 16
