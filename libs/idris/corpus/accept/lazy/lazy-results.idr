-- A function of any result type is tried at the lazy type first.
and' : Foldable t => t (Lazy Bool) -> Bool
and' xs = force (concat @{All} xs)
null' : Foldable t => t a -> Bool
null' xs = foldr {acc = Lazy Bool} (\_, _ => False) True xs
