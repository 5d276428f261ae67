-- rejected: fixity: an operator that binds takes all that stands to its right
typebind infixl 3 =@
f : Nat
f = 0
