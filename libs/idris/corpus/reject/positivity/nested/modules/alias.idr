-- rejected: positivity: a synonym of another module
import Readers

data D : Type where
  MkD : Predicate D -> D
