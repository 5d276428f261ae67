-- rejected: termination: a type that is defined as a function from itself
T : Type
T = T -> Void
