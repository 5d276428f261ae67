-- rejected: positivity: a record that is parameterised and negative
record Machine (a : Type) where
  constructor MkMachine
  step : Machine a -> a
