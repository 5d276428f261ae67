pick : Nat -> String
pick n = if n then "some" else "none"
