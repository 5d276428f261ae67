-- rejected: universe: a list of types that has itself as an element
data Types : Type where
  None : Types
  More : Type -> Types -> Types

x : Types
x = More Types None
