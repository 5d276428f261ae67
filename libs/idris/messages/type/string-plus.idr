label : Nat -> String
label n = "item " + n
