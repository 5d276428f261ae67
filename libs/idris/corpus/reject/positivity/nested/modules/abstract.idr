-- rejected: positivity: a wrapper whose constructors another module does not show
import Readers

data D : Type where
  MkD : Secret D -> D
