-- rejected: type: List needs an argument to be a type
f : List
f = []
