||| Russell's paradox needs a type of all types in itself. Here: a box that holds types and is asked to hold its own.
module LargeInSmall

%default total

data Box : Type where
  MkBox : (a : Type) -> (a -> Box) -> Box

Member : Box -> Box -> Type
Member x (MkBox a f) = (i : a ** f i = x)

Russell : Box
Russell = MkBox (b : Box ** (Member b b -> Void)) fst

moved : {x, y : Box} -> x = y -> Member y y -> Member x x
moved Refl member = member

inside : Member Russell Russell -> Void
inside ((b ** outside) ** same) = outside (moved same ((b ** outside) ** same))

claim : Void
claim = inside ((Russell ** inside) ** Refl)
