-- Terms that are well typed by their index, and their meaning.
data Ty = TNat | TBool

Meaning : Ty -> Type
Meaning TNat = Nat
Meaning TBool = Bool

data Exp : Ty -> Type where
  Lit : Nat -> Exp TNat
  Tru : Exp TBool
  Plus : Exp TNat -> Exp TNat -> Exp TNat
  IsZero : Exp TNat -> Exp TBool
  If : Exp TBool -> Exp t -> Exp t -> Exp t

eval : Exp t -> Meaning t
eval (Lit n) = n
eval Tru = True
eval (Plus a b) = eval a + eval b
eval (IsZero a) = eval a == 0
eval (If c a b) = if eval c then eval a else eval b
