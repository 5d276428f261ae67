module Main

||| The Prelude has a `Range` too.
record Range v where
  constructor MkRange
  lower, upper : Maybe v

record Relation v where
  constructor MkRelation
  range : Range v
