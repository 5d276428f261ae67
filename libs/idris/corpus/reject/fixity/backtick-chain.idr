-- rejected: type: backticks bind tighter than is meant here: the sum is no list
f : List Nat
f = 1 `plus` 2 :: 3
