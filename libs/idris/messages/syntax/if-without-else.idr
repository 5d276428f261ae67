positive : Integer -> String
positive n = if n > 0 then "yes"
