record Sized where
  constructor MkSized
  shape : Type
  size : shape -> Nat

unit : Sized
unit = MkSized Sized (\one => 1)
