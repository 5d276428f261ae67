||| What can be said of a layout, whoever made it: each predicate is met by good layouts and refuted by bad ones
||| (Abi.Refutations shows one bad layout for each). Abi.Laws proves them of every layout that Abi.Layout computes.
module Abi.Predicates

import Data.Nat
import Data.List
import Data.List.Quantifiers
import Abi.Arith
import Abi.Layout

%default total

||| The slot's offset is a multiple of its alignment.
public export
SlotAligned : Slot -> Type
SlotAligned s = Divides s.alignment s.offset

||| Every field lies at a multiple of its alignment: no access to it traps or is split.
public export
Aligned : Layout -> Type
Aligned l = All SlotAligned l.placed

||| The slot ends within so many bytes.
public export
Within : Nat -> Slot -> Type
Within bound s = LTE (s.offset + s.extent) bound

||| Every field lies within the struct: nobody who has the struct's bytes reads beyond them.
public export
InRange : Layout -> Type
InRange l = All (Within l.structSize) l.placed

||| The first slot ends before the second begins.
public export
Before : Slot -> Slot -> Type
Before s t = LTE (s.offset + s.extent) t.offset

||| A relation between each element of a list and every later one.
public export
data Pairwise : (related : a -> a -> Type) -> List a -> Type where
  NoPairs : Pairwise related []
  AndPairs : {0 x : a} -> {0 xs : List a} -> All (related x) xs -> Pairwise related xs -> Pairwise related (x :: xs)

||| Fields are disjoint, and in order: writing one never changes another.
public export
Disjoint : Layout -> Type
Disjoint l = Pairwise Before l.placed

||| The struct's size is a multiple of its alignment: the elements of an array of it are all aligned.
public export
WholeMultiple : Layout -> Type
WholeMultiple l = Divides l.structAlign l.structSize

||| The slot's alignment divides so much.
public export
Covered : Nat -> Slot -> Type
Covered whole s = Divides s.alignment whole

||| The struct is as aligned as each of its fields: an aligned struct has aligned fields in memory, not just at offsets.
public export
AlignCovers : Layout -> Type
AlignCovers l = All (Covered l.structAlign) l.placed

||| The slot has an alignment at all: zero is none, and everything "divides" by it only at zero.
public export
SlotPositive : Slot -> Type
SlotPositive s = LT 0 s.alignment

||| Alignments are never zero.
public export
Positive : Layout -> Type
Positive l = (LT 0 l.structAlign, All SlotPositive l.placed)

||| From `at` on, each gap is smaller than the alignment of what follows it, and the last smaller than the struct's.
public export
data Tight : (whole : Nat) -> (at : Nat) -> List Slot -> (size : Nat) -> Type where
  TightEnd : {0 whole, at, size : Nat} -> LTE at size -> LT size (at + whole) -> Tight whole at [] size
  TightNext : {0 whole, at, size : Nat} -> {0 s : Slot} -> {0 ss : List Slot} ->
              LTE at s.offset -> LT s.offset (at + s.alignment) ->
              Tight whole (s.offset + s.extent) ss size -> Tight whole at (s :: ss) size

||| Padding is no more than alignment asks for, before each field and at the end.
public export
MinimalPadding : Layout -> Type
MinimalPadding l = Tight l.structAlign 0 l.placed l.structSize

||| From `from` on, slots follow each other without overlap and end by `to`.
public export
data Ordered : (from : Nat) -> List Slot -> (to : Nat) -> Type where
  OrderedEnd : {0 from, to : Nat} -> LTE from to -> Ordered from [] to
  OrderedNext : {0 from, to : Nat} -> {0 s : Slot} -> {0 ss : List Slot} ->
                LTE from s.offset -> Ordered (s.offset + s.extent) ss to -> Ordered from (s :: ss) to

||| From `at` on, every byte up to `size` belongs to a slot.
public export
data Gapless : (at : Nat) -> List Slot -> (size : Nat) -> Type where
  GaplessEnd : {0 at, size : Nat} -> at = size -> Gapless at [] size
  GaplessNext : {0 at, size : Nat} -> {0 s : Slot} -> {0 ss : List Slot} ->
                s.offset = at -> Gapless (at + s.extent) ss size -> Gapless at (s :: ss) size

||| No byte of the struct is padding: what is written is what was said, and nothing of the writer's memory leaks.
public export
NoPadding : Layout -> Type
NoPadding l = Gapless 0 l.placed l.structSize

||| Two lists of slots are for the same fields: equal sizes and alignments in the same order, wherever they lie.
public export
data SameFields : List Slot -> List Slot -> Type where
  SameEnd : SameFields [] []
  SameNext : {0 s, t : Slot} -> {0 ss, ts : List Slot} -> s.extent = t.extent -> s.alignment = t.alignment ->
             SameFields ss ts -> SameFields (s :: ss) (t :: ts)

||| All that is promised of a layout.
public export
record Lawful (l : Layout) where
  constructor MkLawful
  positive : Positive l
  aligned : Aligned l
  inRange : InRange l
  disjoint : Disjoint l
  wholeMultiple : WholeMultiple l
  alignCovers : AlignCovers l
  minimalPadding : MinimalPadding l
