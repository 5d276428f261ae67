-- rejected: positivity: a synonym that another module does not show, and that hides an arrow
import Readers

data D : Type where
  MkD : Hidden D -> D
