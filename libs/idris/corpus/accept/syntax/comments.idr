-- Comments of all forms, one inside the other.
{- a block {- and one inside -} that goes on -}
||| Documentation of f.
f : Nat -- behind a type
f = {- before a term -} 3
