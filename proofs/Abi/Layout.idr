||| The layout of every C type on every model: size, alignment, and where each field of a struct lies.
|||
||| The rule is the C rule of all three models' ABIs: a scalar is aligned to its size, a struct to its widest field, each
||| field lies at the next aligned offset, the size is rounded up to the alignment. Everything that is generated
||| computes its numbers with these functions; Abi.Laws says what they promise.
module Abi.Layout

import Data.Nat
import Abi.Arith
import Abi.Model
import Abi.CType

%default total

mutual
  ||| The alignment of a type, as a width.
  public export
  alignWidth : Model -> CType -> Width
  alignWidth m (Unsigned width) = width
  alignWidth m (Signed width) = width
  alignWidth m Size = pointerWidth m
  alignWidth m (Pointer _) = pointerWidth m
  alignWidth m (Enumeration _ width) = width
  alignWidth m (Array _ element) = alignWidth m element
  alignWidth m (Structure _ fields) = widest m fields

  ||| The alignment of a struct: that of its most aligned field.
  public export
  widest : Model -> List CType -> Width
  widest m [] = One
  widest m (t :: ts) = wider (alignWidth m t) (widest m ts)

||| The alignment of a type in bytes.
public export
align : Model -> CType -> Nat
align m t = bytes (alignWidth m t)

mutual
  ||| How many bytes a value of the type takes, padding included.
  public export
  size : Model -> CType -> Nat
  size m (Unsigned width) = bytes width
  size m (Signed width) = bytes width
  size m Size = bytes (pointerWidth m)
  size m (Pointer _) = bytes (pointerWidth m)
  size m (Enumeration _ width) = bytes width
  size m (Array count element) = count * size m element
  size m (Structure _ fields) = alignUp (bytes (widest m fields)) (end m 0 fields)

  ||| Where the last field ends when the first may begin at `at`.
  public export
  end : Model -> (at : Nat) -> List CType -> Nat
  end m at [] = at
  end m at (t :: ts) = end m (alignUp (align m t) at + size m t) ts

||| Where one field lies, how many bytes it takes, and what its offset must be a multiple of.
public export
record Slot where
  constructor MkSlot
  offset : Nat
  extent : Nat
  alignment : Nat

||| A struct laid out: what a compiler makes of it. A value of this type may be any claim, good or bad; the predicates of
||| Abi.Predicates tell them apart.
public export
record Layout where
  constructor MkLayout
  structSize : Nat
  structAlign : Nat
  placed : List Slot

||| The slots of fields one after the other when the first may begin at `at`.
public export
slots : Model -> (at : Nat) -> List CType -> List Slot
slots m at [] = []
slots m at (t :: ts) =
  MkSlot (alignUp (align m t) at) (size m t) (align m t) :: slots m (alignUp (align m t) at + size m t) ts

||| The layout of a struct with these fields.
public export
layout : Model -> List CType -> Layout
layout m fields = MkLayout (alignUp (bytes (widest m fields)) (end m 0 fields)) (bytes (widest m fields)) (slots m 0 fields)

||| The offset of each slot, in order.
public export
slotOffsets : List Slot -> List Nat
slotOffsets [] = []
slotOffsets (s :: ss) = s.offset :: slotOffsets ss
