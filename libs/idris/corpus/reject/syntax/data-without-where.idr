-- rejected: syntax: a data type in the general form needs where
data T : Type
  A : T
