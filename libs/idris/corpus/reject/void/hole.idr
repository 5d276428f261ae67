-- rejected: hole: a hole is not a value
v : Void
v = ?v_rhs
