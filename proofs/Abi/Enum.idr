||| Enumerations: each number means one value, each value survives being written as its number and read again.
module Abi.Enum

import Data.Nat
import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Abi.Arith
import Abi.Model
import Abi.Byte
import Abi.Declare
import Abi.Predicates

%default total

--------------------------------------------------------------------------------------------------------------------
-- Predicates

||| Two values have different numbers.
public export
Differ : Member -> Member -> Type
Differ a b = Not (a.number = b.number)

||| No number has two meanings.
public export
Distinct : List Member -> Type
Distinct members = Pairwise Differ members

||| How many numbers a width can tell apart.
public export
numbers : Width -> Nat
numbers w = raise 256 (bytes w)

||| What fits an enumeration's width is what the codec writes in as many bytes.
export
numbersAreBytes : (w : Width) -> numbers w = raise Byte.byteValues (bytes w)
numbersAreBytes w = cong (\values => raise values (bytes w)) (sym byteHas256)

||| The number can be written in the width.
public export
Fits : Width -> Member -> Type
Fits w member = LT member.number (numbers w)

||| What an enumeration must be to cross the boundary.
public export
record Sound (d : EnumDecl) where
  constructor MkSound
  distinct : Distinct d.members
  fits : All (Fits d.width) d.members

--------------------------------------------------------------------------------------------------------------------
-- Reading and writing

public export
toValue : Member -> Nat
toValue member = member.number

public export
chooseMember : {0 n : Nat} -> (first : Member) -> Dec (first.number = n) -> Maybe Member -> Maybe Member
chooseMember first (Yes _) rest = Just first
chooseMember first (No _) rest = rest

||| The value that a number means, if any.
public export
fromValue : List Member -> Nat -> Maybe Member
fromValue [] n = Nothing
fromValue (first :: rest) n = chooseMember first (decideSame first.number n) (fromValue rest n)

chooseFirst : {n : Nat} -> (first : Member) -> (d : Dec (first.number = n)) -> (rest : Maybe Member) ->
              first.number = n -> chooseMember first d rest = Just first
chooseFirst first (Yes _) rest same = Refl
chooseFirst first (No no) rest same = absurd (no same)

chooseRest : {n : Nat} -> (first : Member) -> (d : Dec (first.number = n)) -> (rest : Maybe Member) ->
             Not (first.number = n) -> chooseMember first d rest = rest
chooseRest first (Yes same) rest differ = absurd (differ same)
chooseRest first (No _) rest differ = Refl

allElem : {0 p : a -> Type} -> {0 x : a} -> {0 xs : List a} -> All p xs -> Elem x xs -> p x
allElem (p :: ps) Here = p
allElem (p :: ps) (There later) = allElem ps later

||| Every value of every sound enumeration is read back as itself from its own number: `fromValue (toValue x) = Just x`.
export
fromValueToValue : (members : List Member) -> Distinct members -> (member : Member) -> Elem member members ->
                   fromValue members (toValue member) = Just member
fromValueToValue (first :: rest) (AndPairs differ distinct) first Here =
  chooseFirst first (decideSame first.number first.number) (fromValue rest first.number) Refl
fromValueToValue (first :: rest) (AndPairs differ distinct) member (There later) =
  trans
    (chooseRest first (decideSame first.number member.number) (fromValue rest member.number) (allElem differ later))
    (fromValueToValue rest distinct member later)

chooseHas : {n : Nat} -> {member : Member} -> (first : Member) -> (d : Dec (first.number = n)) -> (rest : Maybe Member) ->
            chooseMember first d rest = Just member -> (rest = Just member -> toValue member = n) -> toValue member = n
chooseHas first (Yes same) rest Refl later = same
chooseHas first (No _) rest found later = later found

||| What a number is read as has that number: no reader takes one value for another.
export
toValueFromValue : (members : List Member) -> (n : Nat) -> (member : Member) -> fromValue members n = Just member ->
                   toValue member = n
toValueFromValue [] n member Refl impossible
toValueFromValue (first :: rest) n member found =
  chooseHas first (decideSame first.number n) (fromValue rest n) found (toValueFromValue rest n member)

||| Two values of a sound enumeration that have one number are one value.
export
toValueInjective : (members : List Member) -> Distinct members -> (a, b : Member) -> Elem a members -> Elem b members ->
                   toValue a = toValue b -> a = b
toValueInjective members distinct a b aIn bIn same =
  justInjective (trans (sym (fromValueToValue members distinct a aIn))
    (trans (cong (fromValue members) same) (fromValueToValue members distinct b bIn)))
  where
    justInjective : {x, y : Member} -> Just x = Just y -> x = y
    justInjective Refl = Refl

--------------------------------------------------------------------------------------------------------------------
-- Numbering

numberedFrom : (first, later : Nat) -> LT first later -> (labels : List (String, String)) ->
               (member : Member) -> member.number = first -> All (Differ member) (numbered later labels)
numberedFrom first later below [] member number = []
numberedFrom first later below ((name, doc) :: rest) member number =
  (\same => notBelowSelf first (lteSameRight below (trans (sym same) number))) ::
  numberedFrom first (S later) (lteStep below) rest member number

||| Values that are numbered one after the other are distinct, whatever the first number is.
export
numberedDistinct : (first : Nat) -> (labels : List (String, String)) -> Distinct (numbered first labels)
numberedDistinct first [] = NoPairs
numberedDistinct first ((name, doc) :: rest) =
  AndPairs (numberedFrom first (S first) (lteRefl (S first)) rest (MkMember name doc first) Refl)
    (numberedDistinct (S first) rest)

||| A value that is added at the end changes the number of no earlier one: old data keep their meaning.
export
numberedAppend : (first : Nat) -> (labels, more : List (String, String)) ->
                 numbered first (labels ++ more) = numbered first labels ++ numbered (length labels + first) more
numberedAppend first [] more = Refl
numberedAppend first ((name, doc) :: rest) more =
  cong (MkMember name doc first ::)
    (trans (numberedAppend (S first) rest more)
      (cong (\at => numbered (S first) rest ++ numbered at more) (sym (plusSuccRightSucc (length rest) first))))

--------------------------------------------------------------------------------------------------------------------
-- Deciding soundness

allHere : {0 p : a -> Type} -> {0 x : a} -> {0 xs : List a} -> All p (x :: xs) -> p x
allHere (p :: _) = p

allThere : {0 p : a -> Type} -> {0 x : a} -> {0 xs : List a} -> All p (x :: xs) -> All p xs
allThere (_ :: ps) = ps

public export
bothAll : {0 p : a -> Type} -> {0 x : a} -> {0 xs : List a} -> Dec (p x) -> Dec (All p xs) -> Dec (All p (x :: xs))
bothAll (Yes here) (Yes there) = Yes (here :: there)
bothAll (Yes here) (No no) = No (\ps => no (allThere ps))
bothAll (No no) _ = No (\ps => no (allHere ps))

public export
decideAll : {0 p : a -> Type} -> (decide : (x : a) -> Dec (p x)) -> (xs : List a) -> Dec (All p xs)
decideAll decide [] = Yes []
decideAll decide (x :: xs) = bothAll (decide x) (decideAll decide xs)

public export
decideNot : {0 p : Type} -> Dec p -> Dec (Not p)
decideNot (Yes yes) = No (\no => no yes)
decideNot (No no) = Yes no

pairsHere : {0 r : a -> a -> Type} -> {0 x : a} -> {0 xs : List a} -> Pairwise r (x :: xs) -> All (r x) xs
pairsHere (AndPairs here _) = here

pairsThere : {0 r : a -> a -> Type} -> {0 x : a} -> {0 xs : List a} -> Pairwise r (x :: xs) -> Pairwise r xs
pairsThere (AndPairs _ there) = there

public export
bothPairs : {0 r : a -> a -> Type} -> {0 x : a} -> {0 xs : List a} -> Dec (All (r x) xs) -> Dec (Pairwise r xs) ->
            Dec (Pairwise r (x :: xs))
bothPairs (Yes here) (Yes there) = Yes (AndPairs here there)
bothPairs (Yes here) (No no) = No (\ps => no (pairsThere ps))
bothPairs (No no) _ = No (\ps => no (pairsHere ps))

public export
decidePairwise : {0 r : a -> a -> Type} -> (decide : (x, y : a) -> Dec (r x y)) -> (xs : List a) -> Dec (Pairwise r xs)
decidePairwise decide [] = Yes NoPairs
decidePairwise decide (x :: xs) = bothPairs (decideAll (decide x) xs) (decidePairwise decide xs)

||| Whether two values differ can be computed.
public export
decideDiffer : (a, b : Member) -> Dec (Differ a b)
decideDiffer a b = decideNot (decideSame a.number b.number)

||| Whether a value fits can be computed.
public export
decideFits : (w : Width) -> (member : Member) -> Dec (Fits w member)
decideFits w member = decideLTE (S member.number) (numbers w)

public export
bothSound : {d : EnumDecl} -> Dec (Distinct d.members) -> Dec (All (Fits d.width) d.members) -> Dec (Sound d)
bothSound (Yes distinct) (Yes fits) = Yes (MkSound distinct fits)
bothSound (Yes distinct) (No no) = No (\sound => no sound.fits)
bothSound (No no) _ = No (\sound => no sound.distinct)

||| Whether an enumeration is sound can be computed.
public export
decideSound : (d : EnumDecl) -> Dec (Sound d)
decideSound d = bothSound (decidePairwise decideDiffer d.members) (decideAll (decideFits d.width) d.members)

--------------------------------------------------------------------------------------------------------------------
-- Refutations

||| Two names for one number are not distinct.
export
notDistinct : Not (Distinct [MkMember "a" "" 1, MkMember "b" "" 2, MkMember "c" "" 1])
notDistinct (AndPairs (_ :: same :: _) _) = same Refl
