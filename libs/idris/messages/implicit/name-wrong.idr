pad : {width : Nat} -> String -> String
pad s = s

line : String
line = pad {widht = 80} "text"
