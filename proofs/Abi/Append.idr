||| Growing a struct: what is appended moves nothing that was there.
module Abi.Append

import Data.Nat
import Data.List
import Abi.Arith
import Abi.Model
import Abi.CType
import Abi.Layout
import Abi.Predicates
import Abi.Laws

%default total

endAppend : (m : Model) -> (at : Nat) -> (ts, more : List CType) -> end m at (ts ++ more) = end m (end m at ts) more
endAppend m at [] more = Refl
endAppend m at (t :: ts) more = endAppend m (alignUp (align m t) at + size m t) ts more

slotsAppend : (m : Model) -> (at : Nat) -> (ts, more : List CType) ->
              slots m at (ts ++ more) = slots m at ts ++ slots m (end m at ts) more
slotsAppend m at [] more = Refl
slotsAppend m at (t :: ts) more =
  cong (MkSlot (alignUp (align m t) at) (size m t) (align m t) ::)
    (slotsAppend m (alignUp (align m t) at + size m t) ts more)

||| Fields appended to a struct move no earlier one, on any model: the new layout begins with all slots of the old, offsets,
||| sizes and alignments. A program that knows the old struct finds everything where it was.
export
appendMovesNothing : (m : Model) -> (fields, more : List CType) ->
                     (layout m (fields ++ more)).placed = (layout m fields).placed ++ slots m (end m 0 fields) more
appendMovesNothing m fields more = slotsAppend m 0 fields more

endNotBefore : (m : Model) -> (at : Nat) -> (ts : List CType) -> LTE at (end m at ts)
endNotBefore m at [] = lteRefl at
endNotBefore m at (t :: ts) =
  lteTrans (alignUpNotBelow (align m t) at)
    (lteTrans (ltePlusRight (alignUp (align m t) at) (size m t))
      (endNotBefore m (alignUp (align m t) at + size m t) ts))

||| Each width is a multiple of every width that is chosen from fewer fields.
widestAppend : (m : Model) -> (ts, more : List CType) -> Divides (bytes (widest m ts)) (bytes (widest m (ts ++ more)))
widestAppend m [] more = MkDivides (bytes (widest m more)) (sym (multOneRightNeutral (bytes (widest m more))))
widestAppend m (t :: ts) more =
  widerBoth (alignWidth m t) (widest m ts) (widest m (ts ++ more)) (widestAppend m ts more)
  where
    widerBoth : (a, b, c : Width) -> Divides (bytes b) (bytes c) -> Divides (bytes (wider a b)) (bytes (wider a c))
    widerBoth a b c divides = widerIsLeast a b (wider a c) (widerLeft a c) (dividesTrans divides (widerRight a c))

||| Fields appended to a struct keep or strengthen its alignment: memory that held the new one is aligned for the old.
export
appendKeepsAlignment : (m : Model) -> (fields, more : List CType) ->
                       Divides (layout m fields).structAlign (layout m (fields ++ more)).structAlign
appendKeepsAlignment m fields more = widestAppend m fields more

||| Fields appended to a struct never make it smaller: whoever has the bytes of the new one has those of the old.
export
appendGrows : (m : Model) -> (fields, more : List CType) ->
              LTE (layout m fields).structSize (layout m (fields ++ more)).structSize
appendGrows m fields more =
  paddingLeast (bytes (widest m fields)) (end m 0 fields) (layout m (fields ++ more)).structSize
    (bytesPositive (widest m fields))
    (dividesTrans (widestAppend m fields more) (layoutWholeMultiple m (fields ++ more)))
    (lteTrans
      (lteSameRight (endNotBefore m (end m 0 fields) more) (sym (endAppend m 0 fields more)))
      (alignUpNotBelow (bytes (widest m (fields ++ more))) (end m 0 (fields ++ more))))
