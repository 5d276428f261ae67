||| Types that may travel: the same bytes on every machine, and no byte that nobody wrote.
|||
||| A wire type is made of fixed-width scalars only, and no struct in it, however deep, has padding. That is decidable, and
||| for such types the layout does not depend on the model.
module Abi.Wire

import Data.Nat
import Data.List
import Abi.Arith
import Abi.Model
import Abi.CType
import Abi.Layout
import Abi.Predicates
import Abi.Laws

%default total

||| Where fields that lie back to back from `at` end.
public export
packedEnd : Model -> (at : Nat) -> List CType -> Nat
packedEnd m at [] = at
packedEnd m at (t :: ts) = packedEnd m (at + size m t) ts

mutual
  ||| The type has the same bytes everywhere: no pointer and no size in it, and each field of a struct begins, aligned, right
  ||| where the one before it ended.
  public export
  data Wire : Model -> CType -> Type where
    WireUnsigned : {0 m : Model} -> {0 w : Width} -> Wire m (Unsigned w)
    WireSigned : {0 m : Model} -> {0 w : Width} -> Wire m (Signed w)
    WireEnumeration : {0 m : Model} -> {0 name : String} -> {0 w : Width} -> Wire m (Enumeration name w)
    WireArray : {0 m : Model} -> {0 count : Nat} -> {0 t : CType} -> Wire m t -> Wire m (Array count t)
    WireStructure : {0 m : Model} -> {0 name : String} -> {0 ts : List CType} -> WireFields m ts -> Wire m (Structure name ts)

  ||| Fields without padding: each a wire type, back to back, and the last ends at a multiple of the struct's alignment.
  public export
  data WireFields : Model -> List CType -> Type where
    MkWireFields : {0 m : Model} -> {0 ts : List CType} -> WireFrom m 0 ts ->
                   Divides (bytes (widest m ts)) (packedEnd m 0 ts) -> WireFields m ts

  ||| Wire fields back to back from `at`.
  public export
  data WireFrom : Model -> (at : Nat) -> List CType -> Type where
    WireEnd : {0 m : Model} -> {0 at : Nat} -> WireFrom m at []
    WireNext : {0 m : Model} -> {0 at : Nat} -> {0 t : CType} -> {0 ts : List CType} ->
               Wire m t -> Divides (align m t) at -> WireFrom m (at + size m t) ts -> WireFrom m at (t :: ts)

--------------------------------------------------------------------------------------------------------------------
-- The same everywhere

mutual
  ||| A wire type has the same alignment on any two models.
  export
  wireSameAlign : (m, n : Model) -> (t : CType) -> Wire m t -> alignWidth m t = alignWidth n t
  wireSameAlign m n (Unsigned w) WireUnsigned = Refl
  wireSameAlign m n (Signed w) WireSigned = Refl
  wireSameAlign m n (Enumeration name w) WireEnumeration = Refl
  wireSameAlign m n (Array count t) (WireArray p) = wireSameAlign m n t p
  wireSameAlign m n (Structure name ts) (WireStructure (MkWireFields p _)) = wireSameWidest m n 0 ts p

  wireSameWidest : (m, n : Model) -> (at : Nat) -> (ts : List CType) -> WireFrom m at ts -> widest m ts = widest n ts
  wireSameWidest m n at [] WireEnd = Refl
  wireSameWidest m n at (t :: ts) (WireNext p _ ps) =
    cong2 wider (wireSameAlign m n t p) (wireSameWidest m n (at + size m t) ts ps)

alignUpCong : {a, b, c, d : Nat} -> a = b -> c = d -> alignUp a c = alignUp b d
alignUpCong Refl Refl = Refl

mutual
  ||| A wire type has the same size on any two models.
  export
  wireSameSize : (m, n : Model) -> (t : CType) -> Wire m t -> size m t = size n t
  wireSameSize m n (Unsigned w) WireUnsigned = Refl
  wireSameSize m n (Signed w) WireSigned = Refl
  wireSameSize m n (Enumeration name w) WireEnumeration = Refl
  wireSameSize m n (Array count t) (WireArray p) = cong (count *) (wireSameSize m n t p)
  wireSameSize m n (Structure name ts) (WireStructure (MkWireFields p _)) =
    alignUpCong (cong bytes (wireSameWidest m n 0 ts p)) (wireSameEnd m n 0 0 0 ts Refl p)

  ||| Wire fields end at the same offset on any two models. (`from` is where the proof counts from, `at` and `place` where
  ||| the two layouts do.)
  wireSameEnd : (m, n : Model) -> (from, at, place : Nat) -> (ts : List CType) -> at = place -> WireFrom m from ts ->
                end m at ts = end n place ts
  wireSameEnd m n from at place [] same WireEnd = same
  wireSameEnd m n from at place (t :: ts) same (WireNext p _ ps) =
    wireSameEnd m n (from + size m t) (alignUp (align m t) at + size m t) (alignUp (align n t) place + size n t) ts
      (cong2 (+) (alignUpCong (cong bytes (wireSameAlign m n t p)) same) (wireSameSize m n t p)) ps

mkSlotCong : {a, b, c, d, e, f : Nat} -> a = b -> c = d -> e = f -> MkSlot a c e = MkSlot b d f
mkSlotCong Refl Refl Refl = Refl

wireSameSlots : (m, n : Model) -> (from, at, place : Nat) -> (ts : List CType) -> at = place -> WireFrom m from ts ->
                slots m at ts = slots n place ts
wireSameSlots m n from at place [] same WireEnd = Refl
wireSameSlots m n from at place (t :: ts) same (WireNext p _ ps) =
  cong2 (::)
    (mkSlotCong (alignUpCong (cong bytes (wireSameAlign m n t p)) same) (wireSameSize m n t p)
      (cong bytes (wireSameAlign m n t p)))
    (wireSameSlots m n (from + size m t) (alignUp (align m t) at + size m t) (alignUp (align n t) place + size n t) ts
      (cong2 (+) (alignUpCong (cong bytes (wireSameAlign m n t p)) same) (wireSameSize m n t p)) ps)

mkLayoutCong : {a, b, c, d : Nat} -> {ss, ts : List Slot} -> a = b -> c = d -> ss = ts ->
               MkLayout a c ss = MkLayout b d ts
mkLayoutCong Refl Refl Refl = Refl

||| A wire struct has one layout: size, alignment and every offset are the same on any two models. A package written on
||| one machine is read on any other with no conversion.
export
wireSameLayout : (m, n : Model) -> (fields : List CType) -> WireFields m fields -> layout m fields = layout n fields
wireSameLayout m n fields (MkWireFields p _) =
  mkLayoutCong
    (alignUpCong (cong bytes (wireSameWidest m n 0 fields p)) (wireSameEnd m n 0 0 0 fields Refl p))
    (cong bytes (wireSameWidest m n 0 fields p))
    (wireSameSlots m n 0 0 0 fields Refl p)

--------------------------------------------------------------------------------------------------------------------
-- No padding

packedIsEnd : (m : Model) -> (at : Nat) -> (ts : List CType) -> WireFrom m at ts -> end m at ts = packedEnd m at ts
packedIsEnd m at [] WireEnd = Refl
packedIsEnd m at (t :: ts) (WireNext p aligned ps) =
  rewrite alignUpSame (align m t) at (alignPositive m t) aligned in packedIsEnd m (at + size m t) ts ps

wireGapless : (m : Model) -> (at, whole : Nat) -> (ts : List CType) -> WireFrom m at ts -> packedEnd m at ts = whole ->
              Gapless at (slots m at ts) whole
wireGapless m at whole [] WireEnd ends = GaplessEnd ends
wireGapless m at whole (t :: ts) (WireNext p aligned ps) ends =
  rewrite alignUpSame (align m t) at (alignPositive m t) aligned in
  GaplessNext Refl (wireGapless m (at + size m t) whole ts ps ends)

||| The size of a wire struct is where its last field ends.
export
wirePackedSize : (m : Model) -> (fields : List CType) -> WireFields m fields ->
                 packedEnd m 0 fields = (layout m fields).structSize
wirePackedSize m fields (MkWireFields p multiple) =
  rewrite packedIsEnd m 0 fields p in
  sym (alignUpSame (bytes (widest m fields)) (packedEnd m 0 fields) (bytesPositive (widest m fields)) multiple)

||| A wire struct has no padding: each of its bytes belongs to a field.
export
wireNoPadding : (m : Model) -> (fields : List CType) -> WireFields m fields -> NoPadding (layout m fields)
wireNoPadding m fields (MkWireFields p multiple) =
  wireGapless m 0 (layout m fields).structSize fields p (wirePackedSize m fields (MkWireFields p multiple))

packedEndCong : (m, n : Model) -> (from, at, place : Nat) -> (ts : List CType) -> at = place -> WireFrom m from ts ->
                packedEnd m at ts = packedEnd n place ts
packedEndCong m n from at place [] same WireEnd = same
packedEndCong m n from at place (t :: ts) same (WireNext p _ ps) =
  packedEndCong m n (from + size m t) (at + size m t) (place + size n t) ts
    (cong2 (+) same (wireSameSize m n t p)) ps

dividesCong : {a, b, c, d : Nat} -> a = b -> c = d -> Divides a c -> Divides b d
dividesCong Refl Refl p = p

mutual
  ||| What is a wire type on one model is one on every model: checking one is checking all.
  export
  wireEverywhere : (m, n : Model) -> (t : CType) -> Wire m t -> Wire n t
  wireEverywhere m n (Unsigned w) WireUnsigned = WireUnsigned
  wireEverywhere m n (Signed w) WireSigned = WireSigned
  wireEverywhere m n (Enumeration name w) WireEnumeration = WireEnumeration
  wireEverywhere m n (Array count t) (WireArray p) = WireArray (wireEverywhere m n t p)
  wireEverywhere m n (Structure name ts) (WireStructure p) = WireStructure (wireFieldsEverywhere m n ts p)

  ||| The fields of a wire struct are those of a wire struct on every model.
  export
  wireFieldsEverywhere : (m, n : Model) -> (ts : List CType) -> WireFields m ts -> WireFields n ts
  wireFieldsEverywhere m n ts (MkWireFields p multiple) =
    MkWireFields (wireFromEverywhere m n 0 0 ts Refl p)
      (dividesCong (cong bytes (wireSameWidest m n 0 ts p)) (packedEndCong m n 0 0 0 ts Refl p) multiple)

  wireFromEverywhere : (m, n : Model) -> (at, place : Nat) -> (ts : List CType) -> at = place -> WireFrom m at ts ->
                       WireFrom n place ts
  wireFromEverywhere m n at place [] same WireEnd = WireEnd
  wireFromEverywhere m n at place (t :: ts) same (WireNext p aligned ps) =
    WireNext (wireEverywhere m n t p) (dividesCong (cong bytes (wireSameAlign m n t p)) same aligned)
      (wireFromEverywhere m n (at + size m t) (place + size n t) ts (cong2 (+) same (wireSameSize m n t p)) ps)

--------------------------------------------------------------------------------------------------------------------
-- Deciding it

||| Sizes do not travel: a machine with other pointers would read another struct.
export
sizeIsNotWire : {m : Model} -> Not (Wire m Size)
sizeIsNotWire WireUnsigned impossible

||| Pointers do not travel.
export
pointerIsNotWire : {m : Model} -> {target : String} -> Not (Wire m (Pointer target))
pointerIsNotWire WireUnsigned impossible

arrayElement : {m : Model} -> {count : Nat} -> {t : CType} -> Wire m (Array count t) -> Wire m t
arrayElement (WireArray p) = p

structureFields : {m : Model} -> {name : String} -> {ts : List CType} -> Wire m (Structure name ts) -> WireFields m ts
structureFields (WireStructure p) = p

fieldsFrom : {m : Model} -> {ts : List CType} -> WireFields m ts -> WireFrom m 0 ts
fieldsFrom (MkWireFields p _) = p

fieldsMultiple : {m : Model} -> {ts : List CType} -> WireFields m ts ->
                 Divides (bytes (widest m ts)) (packedEnd m 0 ts)
fieldsMultiple (MkWireFields _ multiple) = multiple

firstWire : {m : Model} -> {at : Nat} -> {t : CType} -> {ts : List CType} -> WireFrom m at (t :: ts) -> Wire m t
firstWire (WireNext p _ _) = p

firstAligned : {m : Model} -> {at : Nat} -> {t : CType} -> {ts : List CType} -> WireFrom m at (t :: ts) ->
               Divides (align m t) at
firstAligned (WireNext _ aligned _) = aligned

restWire : {m : Model} -> {at : Nat} -> {t : CType} -> {ts : List CType} -> WireFrom m at (t :: ts) ->
           WireFrom m (at + size m t) ts
restWire (WireNext _ _ ps) = ps

public export
arrayWire : {m : Model} -> {count : Nat} -> {t : CType} -> Dec (Wire m t) -> Dec (Wire m (Array count t))
arrayWire (Yes p) = Yes (WireArray p)
arrayWire (No no) = No (\p => no (arrayElement p))

public export
structureWire : {m : Model} -> {name : String} -> {ts : List CType} -> Dec (WireFields m ts) ->
                Dec (Wire m (Structure name ts))
structureWire (Yes p) = Yes (WireStructure p)
structureWire (No no) = No (\p => no (structureFields p))

public export
fieldsWire : {m : Model} -> {ts : List CType} -> Dec (WireFrom m 0 ts) ->
             Dec (Divides (bytes (widest m ts)) (packedEnd m 0 ts)) -> Dec (WireFields m ts)
fieldsWire (Yes p) (Yes multiple) = Yes (MkWireFields p multiple)
fieldsWire (Yes p) (No no) = No (\q => no (fieldsMultiple q))
fieldsWire (No no) _ = No (\q => no (fieldsFrom q))

public export
nextWire : {m : Model} -> {at : Nat} -> {t : CType} -> {ts : List CType} -> Dec (Wire m t) ->
           Dec (Divides (align m t) at) -> Dec (WireFrom m (at + size m t) ts) -> Dec (WireFrom m at (t :: ts))
nextWire (Yes p) (Yes aligned) (Yes ps) = Yes (WireNext p aligned ps)
nextWire (Yes p) (Yes aligned) (No no) = No (\q => no (restWire q))
nextWire (Yes p) (No no) _ = No (\q => no (firstAligned q))
nextWire (No no) _ _ = No (\q => no (firstWire q))

mutual
  ||| Whether a type is a wire type can be computed.
  public export
  decideWire : (m : Model) -> (t : CType) -> Dec (Wire m t)
  decideWire m (Unsigned w) = Yes WireUnsigned
  decideWire m (Signed w) = Yes WireSigned
  decideWire m Size = No sizeIsNotWire
  decideWire m (Pointer target) = No pointerIsNotWire
  decideWire m (Enumeration name w) = Yes WireEnumeration
  decideWire m (Array count t) = arrayWire (decideWire m t)
  decideWire m (Structure name ts) = structureWire (decideWireFields m ts)

  ||| Whether these are the fields of a wire struct can be computed.
  public export
  decideWireFields : (m : Model) -> (ts : List CType) -> Dec (WireFields m ts)
  decideWireFields m ts =
    fieldsWire (decideWireFrom m 0 ts)
      (decideDivides (bytes (widest m ts)) (packedEnd m 0 ts) (bytesPositive (widest m ts)))

  public export
  decideWireFrom : (m : Model) -> (at : Nat) -> (ts : List CType) -> Dec (WireFrom m at ts)
  decideWireFrom m at [] = Yes WireEnd
  decideWireFrom m at (t :: ts) =
    nextWire (decideWire m t) (decideDivides (align m t) at (alignPositive m t)) (decideWireFrom m (at + size m t) ts)
