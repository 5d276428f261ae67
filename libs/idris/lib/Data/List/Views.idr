||| Lists seen in other ways: in halves, and from the end.
module Data.List.Views

import Control.Relation
import Control.WellFounded
import Data.List
import Data.Nat

%default total

||| Nothing, one element, or two halves.
public export
data Split : List a -> Type where
  SplitNil : Split []
  SplitOne : (x : a) -> Split [x]
  SplitPair : (x : a) -> (xs : List a) -> (y : a) -> (ys : List a) -> Split (x :: xs ++ y :: ys)

||| One more element in front, taken over into the first half.
before : (x : a) -> Split (y :: ys) -> Split (x :: y :: ys)
before x (SplitOne y) = SplitPair x [] y []
before x (SplitPair y ys z zs) = SplitPair x (y :: ys) z zs

||| The counter loses two where the list loses one.
halves : (x : a) -> (xs : List a) -> (counter : List a) -> Split (x :: xs)
halves x [] counter = SplitOne x
halves x (y :: ys) (_ :: _ :: counter) = before x (halves y ys counter)
halves x (y :: ys) _ = SplitPair x [] y ys

export
split : (xs : List a) -> Split xs
split [] = SplitNil
split (x :: xs) = halves x xs xs

||| The halves are seen in the same way.
public export
data SplitRec : List a -> Type where
  SplitRecNil : SplitRec []
  SplitRecOne : (x : a) -> SplitRec [x]
  SplitRecPair :
    (lefts, rights : List a) -> (lrec : Lazy (SplitRec lefts)) -> (rrec : Lazy (SplitRec rights)) ->
    SplitRec (lefts ++ rights)

notLonger : (xs, ys : List a) -> LTE (length ys) (length (xs ++ ys))
notLonger [] ys = reflexive
notLonger (_ :: xs) ys = lteSuccRight (notLonger xs ys)

leftShorter : (xs : List a) -> (y : a) -> (ys : List a) -> LT (length xs) (length (xs ++ y :: ys))
leftShorter [] y ys = LTESucc LTEZero
leftShorter (_ :: xs) y ys = LTESucc (leftShorter xs y ys)

shorter : (xs : List a) -> Accessible (\x, y => LT x y) (length xs) -> SplitRec xs
shorter xs (Access smaller) with (split xs)
  shorter [] (Access smaller) | SplitNil = SplitRecNil
  shorter [x] (Access smaller) | SplitOne x = SplitRecOne x
  shorter (x :: xs ++ y :: ys) (Access smaller) | SplitPair x xs y ys =
    SplitRecPair (x :: xs) (y :: ys)
      (shorter (x :: xs) (smaller (length (x :: xs)) (LTESucc (leftShorter xs y ys))))
      (shorter (y :: ys) (smaller (length (y :: ys)) (LTESucc (notLonger xs (y :: ys)))))

||| Every length is reached from below.
lengths : (bound, n : Nat) -> LT n bound -> Accessible (\x, y => LT x y) n
lengths (S bound) n (LTESucc below) = Access (\m, smaller => lengths bound m (transitive smaller below))

public export
splitRec : (xs : List a) -> SplitRec xs
splitRec xs = shorter xs (lengths (S (length xs)) (length xs) reflexive)

||| Nothing, or a last element.
public export
data SnocList : List a -> Type where
  Empty : SnocList []
  Snoc : (x : a) -> (xs : List a) -> (rec : SnocList xs) -> SnocList (xs ++ [x])

snocs : {front : List a} -> SnocList front -> (rest : List a) -> SnocList (front ++ rest)
snocs seen [] = rewrite appendNilRightNeutral front in seen
snocs seen (x :: xs) = rewrite appendAssociative front [x] xs in snocs (Snoc x front seen) xs

export
snocList : (xs : List a) -> SnocList xs
snocList xs = snocs Empty xs
