||| Offsets written down by hand, one of them wrong: the computed ones are 0, 2 and 4.
module TypedInOffsets

import Data.List
import Abi.Model
import Abi.CType
import Abi.Layout

%default total

claim : slotOffsets (layout Amd64 [Unsigned One, Unsigned Two, Unsigned Four]).placed = [0, 1, 4]
claim = Refl
