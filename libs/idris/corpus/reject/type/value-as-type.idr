-- rejected: type: a value where a type is expected
f : Bool -> True
f x = x
