-- rejected: escape: in a let
f : Nat -> Bool
f n = let b : Bool = believe_me n
      in b
