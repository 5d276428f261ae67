||| A data type that has a value only if it has none: from it, anything follows.
module NegativeLayout

%default total

data Layoutless : Type where
  MkLayoutless : (Layoutless -> Void) -> Layoutless

never : Layoutless -> Void
never (MkLayoutless no) = no (MkLayoutless no)

claim : Void
claim = never (MkLayoutless never)
