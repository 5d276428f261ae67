||| A field put in front, claimed to move nothing.
module PrependMovesNothing

import Data.List
import Abi.Model
import Abi.CType
import Abi.Layout

%default total

claim : (m : Model) -> (t : CType) -> (ts : List CType) ->
        slots m 0 (t :: ts) = MkSlot 0 (size m t) (align m t) :: slots m 0 ts
claim m t ts = Refl
