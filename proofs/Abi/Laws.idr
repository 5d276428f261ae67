||| The laws of layout, for every list of fields and every model.
module Abi.Laws

import Data.Nat
import Data.List
import Data.List.Quantifiers
import Abi.Arith
import Abi.Model
import Abi.CType
import Abi.Layout
import Abi.Predicates

%default total

--------------------------------------------------------------------------------------------------------------------
-- Alignment

||| Every alignment of every type is positive.
export
alignPositive : (m : Model) -> (t : CType) -> LT 0 (align m t)
alignPositive m t = bytesPositive (alignWidth m t)

||| Every alignment divides eight: whoever gets memory aligned to eight bytes (every malloc does) may put anything there.
export
alignDividesEight : (m : Model) -> (t : CType) -> Divides (align m t) (bytes Eight)
alignDividesEight m t = widthDividesEight (alignWidth m t)

slotsPositive : (m : Model) -> (at : Nat) -> (ts : List CType) -> All SlotPositive (slots m at ts)
slotsPositive m at [] = []
slotsPositive m at (t :: ts) = alignPositive m t :: slotsPositive m (alignUp (align m t) at + size m t) ts

||| No alignment in any layout is zero.
export
layoutPositive : (m : Model) -> (fields : List CType) -> Positive (layout m fields)
layoutPositive m fields = (bytesPositive (widest m fields), slotsPositive m 0 fields)

slotsAligned : (m : Model) -> (at : Nat) -> (ts : List CType) -> All SlotAligned (slots m at ts)
slotsAligned m at [] = []
slotsAligned m at (t :: ts) =
  alignUpDivides (align m t) at (alignPositive m t) :: slotsAligned m (alignUp (align m t) at + size m t) ts

||| In every struct on every model, each field's offset is a multiple of the field's alignment.
export
layoutAligned : (m : Model) -> (fields : List CType) -> Aligned (layout m fields)
layoutAligned m fields = slotsAligned m 0 fields

||| Each alignment divides a width that all of them divide.
slotsCovered : (m : Model) -> (whole : Nat) -> (at : Nat) -> (ts : List CType) ->
               Divides (bytes (widest m ts)) whole -> All (Covered whole) (slots m at ts)
slotsCovered m whole at [] divides = []
slotsCovered m whole at (t :: ts) divides =
  dividesTrans (widerLeft (alignWidth m t) (widest m ts)) divides ::
  slotsCovered m whole (alignUp (align m t) at + size m t) ts
    (dividesTrans (widerRight (alignWidth m t) (widest m ts)) divides)

||| A struct's alignment is a multiple of each field's alignment.
export
layoutAlignCovers : (m : Model) -> (fields : List CType) -> AlignCovers (layout m fields)
layoutAlignCovers m fields = slotsCovered m (bytes (widest m fields)) 0 fields (dividesSelf (bytes (widest m fields)))

||| In memory: a field of a struct that lies at an aligned address is itself at an aligned address.
export
fieldAddressAligned : (base : Nat) -> (l : Layout) -> (s : Slot) -> Divides l.structAlign base ->
                      Covered l.structAlign s -> SlotAligned s -> Divides s.alignment (base + s.offset)
fieldAddressAligned base l s aligned covered offsetAligned = dividesPlus (dividesTrans covered aligned) offsetAligned

--------------------------------------------------------------------------------------------------------------------
-- Size

||| Every size is a multiple of its alignment, of scalars, arrays and structs alike.
export
sizeMultiple : (m : Model) -> (t : CType) -> Divides (align m t) (size m t)
sizeMultiple m (Unsigned width) = dividesSelf (bytes width)
sizeMultiple m (Signed width) = dividesSelf (bytes width)
sizeMultiple m Size = dividesSelf (bytes (pointerWidth m))
sizeMultiple m (Pointer target) = dividesSelf (bytes (pointerWidth m))
sizeMultiple m (Enumeration name width) = dividesSelf (bytes width)
sizeMultiple m (Array count element) = dividesTimes count (sizeMultiple m element)
sizeMultiple m (Structure name fields) =
  alignUpDivides (bytes (widest m fields)) (end m 0 fields) (bytesPositive (widest m fields))

||| In every struct on every model, the size is a multiple of the alignment.
export
layoutWholeMultiple : (m : Model) -> (fields : List CType) -> WholeMultiple (layout m fields)
layoutWholeMultiple m fields =
  alignUpDivides (bytes (widest m fields)) (end m 0 fields) (bytesPositive (widest m fields))

||| Every element of an array is as aligned as the array.
export
elementAligned : (m : Model) -> (t : CType) -> (index : Nat) -> Divides (align m t) (index * size m t)
elementAligned m t index = dividesTimes index (sizeMultiple m t)

||| A struct as a field takes exactly the bytes of its layout.
export
structSizeIsSize : (m : Model) -> (name : String) -> (fields : List CType) ->
                   (layout m fields).structSize = size m (Structure name fields)
structSizeIsSize m name fields = Refl

||| A struct as a field is aligned as its layout says.
export
structAlignIsAlign : (m : Model) -> (name : String) -> (fields : List CType) ->
                     (layout m fields).structAlign = align m (Structure name fields)
structAlignIsAlign m name fields = Refl

||| One slot for each field, in order, with the field's size and alignment: a layout leaves nothing out.
export
slotsComplete : (m : Model) -> (at : Nat) -> (ts : List CType) ->
                (map Slot.extent (slots m at ts) = map (size m) ts,
                 map Slot.alignment (slots m at ts) = map (align m) ts)
slotsComplete m at [] = (Refl, Refl)
slotsComplete m at (t :: ts) with (slotsComplete m (alignUp (align m t) at + size m t) ts)
  _ | (extents, alignments) = (cong (size m t ::) extents, cong (align m t ::) alignments)

--------------------------------------------------------------------------------------------------------------------
-- Order, range, disjointness

slotsOrdered : (m : Model) -> (at : Nat) -> (ts : List CType) -> Ordered at (slots m at ts) (end m at ts)
slotsOrdered m at [] = OrderedEnd (lteRefl at)
slotsOrdered m at (t :: ts) =
  OrderedNext (alignUpNotBelow (align m t) at) (slotsOrdered m (alignUp (align m t) at + size m t) ts)

orderedLonger : {from, to, further : Nat} -> {ss : List Slot} -> LTE to further -> Ordered from ss to ->
                Ordered from ss further
orderedLonger more (OrderedEnd p) = OrderedEnd (lteTrans p more)
orderedLonger more (OrderedNext p rest) = OrderedNext p (orderedLonger more rest)

||| The fields of a struct follow each other from its first byte to its last.
export
layoutOrdered : (m : Model) -> (fields : List CType) ->
                Ordered 0 (layout m fields).placed (layout m fields).structSize
layoutOrdered m fields =
  orderedLonger (alignUpNotBelow (bytes (widest m fields)) (end m 0 fields)) (slotsOrdered m 0 fields)

orderedEndsLate : {from, to : Nat} -> (ss : List Slot) -> Ordered from ss to -> LTE from to
orderedEndsLate [] (OrderedEnd p) = p
orderedEndsLate (s :: ss) (OrderedNext p rest) =
  lteTrans p (lteTrans (ltePlusRight s.offset s.extent) (orderedEndsLate ss rest))

||| What follows in order ends in range.
export
orderedInRange : {from, to : Nat} -> (ss : List Slot) -> Ordered from ss to -> All (Within to) ss
orderedInRange [] (OrderedEnd p) = []
orderedInRange (s :: ss) (OrderedNext p rest) = orderedEndsLate ss rest :: orderedInRange ss rest

orderedAfter : {from, to : Nat} -> (s : Slot) -> (ss : List Slot) -> LTE (s.offset + s.extent) from ->
               Ordered from ss to -> All (Before s) ss
orderedAfter s [] before (OrderedEnd p) = []
orderedAfter s (t :: ts) before (OrderedNext p rest) =
  lteTrans before p ::
  orderedAfter s ts (lteTrans before (lteTrans p (ltePlusRight t.offset t.extent))) rest

||| What follows in order is disjoint, each from every other.
export
orderedDisjoint : {from, to : Nat} -> (ss : List Slot) -> Ordered from ss to -> Pairwise Before ss
orderedDisjoint [] (OrderedEnd p) = NoPairs
orderedDisjoint (s :: ss) (OrderedNext p rest) =
  AndPairs (orderedAfter s ss (lteRefl (s.offset + s.extent)) rest) (orderedDisjoint ss rest)

||| In every struct on every model, each field ends within the struct.
export
layoutInRange : (m : Model) -> (fields : List CType) -> InRange (layout m fields)
layoutInRange m fields = orderedInRange (layout m fields).placed (layoutOrdered m fields)

||| In every struct on every model, no two fields share a byte.
export
layoutDisjoint : (m : Model) -> (fields : List CType) -> Disjoint (layout m fields)
layoutDisjoint m fields = orderedDisjoint (layout m fields).placed (layoutOrdered m fields)

||| The byte at `position` belongs to the slot.
public export
Holds : Slot -> (position : Nat) -> Type
Holds s position = (LTE s.offset position, LT position (s.offset + s.extent))

||| What disjoint means byte by byte: none belongs to both.
export
noSharedByte : (s, t : Slot) -> Before s t -> (position : Nat) -> Holds s position -> Not (Holds t position)
noSharedByte s t before position (_, inS) (fromT, _) =
  notBelowSelf position (lteTrans inS (lteTrans before fromT))

--------------------------------------------------------------------------------------------------------------------
-- Padding

slotsTight : (m : Model) -> (whole : Width) -> (at : Nat) -> (ts : List CType) ->
             Tight (bytes whole) at (slots m at ts) (alignUp (bytes whole) (end m at ts))
slotsTight m whole at [] =
  TightEnd (alignUpNotBelow (bytes whole) at)
    (lteSameLeft (plusSuccRightSucc at (padding (bytes whole) at))
      (ltePlusBoth (lteRefl at) (paddingSmall (bytes whole) at (bytesPositive whole))))
slotsTight m whole at (t :: ts) =
  TightNext (alignUpNotBelow (align m t) at)
    (lteSameLeft (plusSuccRightSucc at (padding (align m t) at))
      (ltePlusBoth (lteRefl at) (paddingSmall (align m t) at (alignPositive m t))))
    (slotsTight m whole (alignUp (align m t) at + size m t) ts)

||| In every struct on every model, padding before a field is less than the field's alignment, and at the end less than the
||| struct's.
export
layoutMinimalPadding : (m : Model) -> (fields : List CType) -> MinimalPadding (layout m fields)
layoutMinimalPadding m fields = slotsTight m (widest m fields) 0 fields

slotsEndFirst : (m : Model) -> (at, from, to : Nat) -> (ts : List CType) -> (other : List Slot) -> LTE at from ->
                SameFields (slots m at ts) other -> Ordered from other to -> All SlotAligned other ->
                LTE (end m at ts) to
slotsEndFirst m at from to [] [] early SameEnd (OrderedEnd p) [] = lteTrans early p
slotsEndFirst m at from to (t :: ts) (o :: os) early (SameNext extent alignment same) (OrderedNext p rest) (a :: as) =
  slotsEndFirst m (alignUp (align m t) at + size m t) (o.offset + o.extent) to ts os
    (ltePlusBoth
      (paddingLeast (align m t) at o.offset (alignPositive m t) (dividesByEqual (sym alignment) a) (lteTrans early p))
      (lteSameLeft extent (lteRefl o.extent)))
    same rest as
  where
    dividesByEqual : {d, e, n : Nat} -> d = e -> Divides d n -> Divides e n
    dividesByEqual Refl q = q

||| No layout is smaller: whatever places the same fields in the same order, aligned and without overlap, and is a multiple
||| of the same alignment, takes at least as many bytes as the computed one. So no compiler that follows the ABI can do
||| better, and none that does as well can differ.
export
layoutSmallest : (m : Model) -> (fields : List CType) -> (other : Layout) ->
                 SameFields (layout m fields).placed other.placed ->
                 other.structAlign = (layout m fields).structAlign ->
                 Ordered 0 other.placed other.structSize -> Aligned other -> WholeMultiple other ->
                 LTE (layout m fields).structSize other.structSize
layoutSmallest m fields other same alignment ordered aligned multiple =
  paddingLeast (bytes (widest m fields)) (end m 0 fields) other.structSize (bytesPositive (widest m fields))
    (rewrite sym alignment in multiple)
    (slotsEndFirst m 0 0 other.structSize fields other.placed LTEZero same ordered aligned)

--------------------------------------------------------------------------------------------------------------------
-- All together

||| Every struct on every model is laid out as promised.
export
layoutLawful : (m : Model) -> (fields : List CType) -> Lawful (layout m fields)
layoutLawful m fields =
  MkLawful (layoutPositive m fields) (layoutAligned m fields) (layoutInRange m fields) (layoutDisjoint m fields)
    (layoutWholeMultiple m fields) (layoutAlignCovers m fields) (layoutMinimalPadding m fields)
