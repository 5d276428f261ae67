||| What may stand between `\{` and `}` in a string.
module Prelude.Interpolation

import Builtin
import Prelude.Basics

%default total

public export
interface Interpolation a where
  constructor MkInterpolation
  interpolate : a -> String

export
Interpolation String where
  interpolate text = text

export
Interpolation Void where
  interpolate _ impossible
