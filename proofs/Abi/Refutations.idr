||| Every predicate can fail: for each, a layout that a careless hand could write and that it refutes.
|||
||| The bad layouts are near misses, each wrong in one number only, so that a predicate that looks away would be found out.
module Abi.Refutations

import Data.Nat
import Data.List
import Data.List.Quantifiers
import Abi.Arith
import Abi.Layout
import Abi.Predicates

%default total

succNotZero : {n : Nat} -> Not (S n = 0)
succNotZero Refl impossible

peel : {a, b : Nat} -> S a = S b -> a = b
peel Refl = Refl

||| Three is not a multiple of two.
export
threeIsOdd : Not (Divides 2 3)
threeIsOdd (MkDivides Z same) = succNotZero same
threeIsOdd (MkDivides (S Z) same) = succNotZero (peel (peel same))
threeIsOdd (MkDivides (S (S k)) same) = succNotZero (sym (peel (peel (peel same))))

||| A two-byte field at offset 3.
export
notAligned : Not (Aligned (MkLayout 8 2 [MkSlot 0 1 1, MkSlot 3 2 2]))
notAligned (_ :: bad :: _) = threeIsOdd bad

||| A two-byte field at offset 2 of a struct of three bytes.
export
notInRange : Not (InRange (MkLayout 3 1 [MkSlot 0 1 1, MkSlot 2 2 2]))
notInRange (_ :: LTESucc (LTESucc (LTESucc bad)) :: _) = absurd bad

||| Two fields that share their second and third byte.
export
notDisjoint : Not (Disjoint (MkLayout 4 1 [MkSlot 0 3 1, MkSlot 1 3 1]))
notDisjoint (AndPairs (LTESucc bad :: _) _) = absurd bad

||| Disjoint is for all pairs: the first and the third field overlap, neighbours do not.
export
notDisjointFar : Not (Disjoint (MkLayout 8 1 [MkSlot 2 2 1, MkSlot 4 2 1, MkSlot 3 1 1]))
notDisjointFar (AndPairs (_ :: LTESucc (LTESucc (LTESucc bad)) :: _) _) = absurd bad

||| A struct of three bytes aligned to two: the second element of an array would be misaligned.
export
notWholeMultiple : Not (WholeMultiple (MkLayout 3 2 [MkSlot 0 2 2, MkSlot 2 1 1]))
notWholeMultiple bad = threeIsOdd bad

||| A struct aligned to three bytes with a field aligned to two.
export
notAlignCovers : Not (AlignCovers (MkLayout 6 3 [MkSlot 0 2 2]))
notAlignCovers (bad :: _) = threeIsOdd bad

||| A struct with no alignment.
export
notPositive : Not (Positive (MkLayout 0 0 []))
notPositive (bad, _) = absurd bad

||| A field with no alignment.
export
slotNotPositive : Not (Positive (MkLayout 1 1 [MkSlot 0 1 0]))
slotNotPositive (_, bad :: _) = absurd bad

||| A two-byte field at offset 4 after a field of one byte: a whole unit is wasted before it.
export
notMinimalBefore : Not (MinimalPadding (MkLayout 6 2 [MkSlot 0 1 1, MkSlot 4 2 2]))
notMinimalBefore (TightNext _ _ (TightNext _ (LTESucc (LTESucc (LTESucc bad))) _)) = absurd bad

||| A struct that wastes a whole unit at its end.
export
notMinimalAfter : Not (MinimalPadding (MkLayout 4 2 [MkSlot 0 2 2]))
notMinimalAfter (TightNext _ _ (TightEnd _ (LTESucc (LTESucc (LTESucc (LTESucc bad)))))) = absurd bad

||| A struct whose second field is padded to its alignment.
export
notGaplessInside : Not (NoPadding (MkLayout 4 2 [MkSlot 0 1 1, MkSlot 2 2 2]))
notGaplessInside (GaplessNext _ (GaplessNext Refl _)) impossible

||| A struct that is padded at its end.
export
notGaplessAfter : Not (NoPadding (MkLayout 4 2 [MkSlot 0 2 2, MkSlot 2 1 1]))
notGaplessAfter (GaplessNext _ (GaplessNext _ (GaplessEnd Refl))) impossible

||| Slots out of order.
export
notOrdered : Not (Ordered 0 [MkSlot 4 4 4, MkSlot 0 4 4] 8)
notOrdered (OrderedNext _ (OrderedNext bad _)) = absurd bad

||| Fields that change places are not the same fields.
export
notSameFields : Not (SameFields [MkSlot 0 1 1, MkSlot 1 2 1] [MkSlot 0 2 1, MkSlot 2 1 1])
notSameFields (SameNext Refl _ _) impossible

||| A layout that breaks one promise is not lawful, whatever else it keeps.
export
notLawful : Not (Lawful (MkLayout 8 2 [MkSlot 0 1 1, MkSlot 3 2 2]))
notLawful bad = notAligned bad.aligned
