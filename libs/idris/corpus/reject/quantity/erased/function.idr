-- rejected: quantity: an erased definition at run time
0 secret : Nat
secret = 3

f : Nat
f = secret
