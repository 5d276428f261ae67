-- rejected: implicit: the other side of an Either stays open
f : Bool
f = case Left 3 of
  Left n => True
  Right m => False
