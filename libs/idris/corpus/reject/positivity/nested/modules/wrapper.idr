-- rejected: positivity: a wrapper of another module
import Readers

data D : Type where
  MkD : Reader D -> D
