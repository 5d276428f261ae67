-- rejected: type: a list has elements of one type
f : List Nat
f = [1, True]
