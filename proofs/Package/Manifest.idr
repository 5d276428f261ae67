||| The manifest of a package has one encoding: what is decoded is what would have been encoded, to the byte.
|||
||| Owners, entries, attributes and relations are sections of records. The strings of a record lie behind those of the record
||| before, without a gap, and it says where and how long they are. That is more than records need to say, so a reader that does
||| not check it would take many files for one tree. `decode` checks it; targets/obli-pkg/src/package.zig (`parse`) and libs/zpkg/src/decode.ts are written after it.
module Package.Manifest

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Nat
import Decidable.Equality
import Package.Parser

%default total

||| A string of a manifest; `placed` if its record says where it begins, and not only how long it is.
public export
record Text where
  constructor MkText
  placed : Bool
  bytes : List Nat

||| Something that the manifest lists: an entry with its path and target, the name of an owner, an attribute with its value, a
||| relation with the ends of its range. Everything else that its record has is `rest`.
public export
record Item (other : Type) where
  constructor MkItem
  texts : List Text
  rest : other

||| What a record says of a string: where it begins, where the record says that, and its size.
public export
record Place where
  constructor MkPlace
  said : Maybe Nat
  size : Nat

||| A record of the manifest, as it is on disk.
public export
record Record (other : Type) where
  constructor MkRecord
  found : List Place
  rest : other

||| What a record says of a string that begins at an offset.
public export
place : (at : Nat) -> Text -> Place
place at (MkText True b) = MkPlace (Just at) (length b)
place at (MkText False b) = MkPlace Nothing (length b)

||| What a record says of strings that lie one after the other.
public export
places : (at : Nat) -> List Text -> List Place
places at [] = []
places at (t :: ts) = place at t :: places (at + length (bytes t)) ts

||| Where such strings end.
public export
after : (at : Nat) -> List Text -> Nat
after at [] = at
after at (t :: ts) = after (at + length (bytes t)) ts

||| Their bytes.
public export
written : List Text -> List Nat
written [] = []
written (t :: ts) = bytes t ++ written ts

||| The records of a section whose strings begin at an offset.
public export
records : (at : Nat) -> List (Item other) -> List (Record other)
records at [] = []
records at (i :: is) = MkRecord (places at (texts i)) (rest i) :: records (after at (texts i)) is

||| Where the strings of a section end.
public export
afterAll : (at : Nat) -> List (Item other) -> Nat
afterAll at [] = at
afterAll at (i :: is) = afterAll (after at (texts i)) is

||| The strings of a section.
public export
writtenAll : List (Item other) -> List Nat
writtenAll [] = []
writtenAll (i :: is) = written (texts i) ++ writtenAll is

||| The records of all sections (owners, entries, attributes, relations), one section after the other.
public export
sections : (at : Nat) -> List (List (Item other)) -> List (List (Record other))
sections at [] = []
sections at (is :: more) = records at is :: sections (afterAll at is) more

||| The strings of all sections.
public export
strings : List (List (Item other)) -> List Nat
strings [] = []
strings (is :: more) = writtenAll is ++ strings more

||| A string that is to begin at an offset begins where its record says.
public export
data Fits : (at : Nat) -> (said : Maybe Nat) -> Type where
  Follows : Fits at Nothing
  Begins : Fits at (Just at)

||| Whether it does can be computed.
public export
decideFits : (at : Nat) -> (said : Maybe Nat) -> Dec (Fits at said)
decideFits at Nothing = Yes Follows
decideFits at (Just there) with (decEq at there)
  decideFits at (Just at) | Yes Refl = Yes Begins
  decideFits at (Just there) | No differ = No (\case Begins => differ Refl)

||| Whether a record says where a string begins.
public export
isPlaced : Maybe Nat -> Bool
isPlaced Nothing = False
isPlaced (Just _) = True

||| The strings of one record, and what is left.
public export
decodeTexts : (at : Nat) -> List Place -> List Nat -> Maybe (List Text, List Nat)
decodeTexts at [] text = Just ([], text)
decodeTexts at (p :: ps) text with (decideFits at (said p))
  decodeTexts at (p :: ps) text | No _ = Nothing
  decodeTexts at (p :: ps) text | Yes _ with (Parser.take (size p) text)
    decodeTexts at (p :: ps) text | Yes _ | Nothing = Nothing
    decodeTexts at (p :: ps) text | Yes _ | Just (b, more) with (decodeTexts (at + length b) ps more)
      decodeTexts at (p :: ps) text | Yes _ | Just (b, more) | Nothing = Nothing
      decodeTexts at (p :: ps) text | Yes _ | Just (b, more) | Just (ts, left) = Just (MkText (isPlaced (said p)) b :: ts, left)

||| The items of one section, and what is left.
public export
decodeItems : (at : Nat) -> List (Record other) -> List Nat -> Maybe (List (Item other), List Nat)
decodeItems at [] text = Just ([], text)
decodeItems at (r :: rs) text with (decodeTexts at (found r) text)
  decodeItems at (r :: rs) text | Nothing = Nothing
  decodeItems at (r :: rs) text | Just (ts, more) with (decodeItems (after at ts) rs more)
    decodeItems at (r :: rs) text | Just (ts, more) | Nothing = Nothing
    decodeItems at (r :: rs) text | Just (ts, more) | Just (is, left) = Just (MkItem ts (rest r) :: is, left)

||| What the records and strings of a manifest list, if they are what it is encoded as.
public export
decode : (at : Nat) -> List (List (Record other)) -> List Nat -> Maybe (List (List (Item other)))
decode at [] [] = Just []
decode at [] (_ :: _) = Nothing
decode at (s :: ss) text with (decodeItems at s text)
  decode at (s :: ss) text | Nothing = Nothing
  decode at (s :: ss) text | Just (is, more) with (decode (afterAll at is) ss more)
    decode at (s :: ss) text | Just (is, more) | Nothing = Nothing
    decode at (s :: ss) text | Just (is, more) | Just others = Just (is :: others)

placeIs : (p : Place) -> {0 at : Nat} -> {0 b : List Nat} -> Fits at (said p) -> length b = size p ->
          place at (MkText (isPlaced (said p)) b) = p
placeIs (MkPlace Nothing _) Follows Refl = Refl
placeIs (MkPlace (Just _) _) Begins Refl = Refl

recordIs : (r : Record other) -> {0 ps : List Place} -> ps = found r -> MkRecord ps (rest r) = r
recordIs (MkRecord _ _) Refl = Refl

joined : (b, more : List Nat) -> {0 left, rest, text : List Nat} -> more ++ left = rest -> b ++ rest = text -> (b ++ more) ++ left = text
joined b more {left} Refl whole = trans (sym (appendAssociative b more left)) whole

||| The strings that are accepted are, byte by byte, those that the record was made of.
export
onlyTexts : (at : Nat) -> (ps : List Place) -> (text : List Nat) -> (ts : List Text) -> (left : List Nat) ->
            decodeTexts at ps text = Just (ts, left) -> (places at ts = ps, written ts ++ left = text)
onlyTexts at [] text [] text Refl = (Refl, Refl)
onlyTexts at (p :: ps) text ts left same with (decideFits at (said p))
  onlyTexts at (p :: ps) text ts left same | No _ = case same of Refl impossible
  onlyTexts at (p :: ps) text ts left same | Yes fits with (Parser.take (size p) text) proof first
    onlyTexts at (p :: ps) text ts left same | Yes fits | Nothing = case same of Refl impossible
    onlyTexts at (p :: ps) text ts left same | Yes fits | Just (b, more) with (decodeTexts (at + length b) ps more) proof later
      onlyTexts at (p :: ps) text ts left same | Yes fits | Just (b, more) | Nothing = case same of Refl impossible
      onlyTexts at (p :: ps) text _ _ Refl | Yes fits | Just (b, more) | Just (ts, left) =
        let (whole, long) = takeExact (size p) text first
            (samePlaces, sameBytes) = onlyTexts (at + length b) ps more ts left later
        in (cong2 (::) (placeIs p fits long) samePlaces, joined b (written ts) sameBytes whole)

||| The items that are accepted are those that the section was made of.
export
onlyItems : (at : Nat) -> (rs : List (Record other)) -> (text : List Nat) -> (is : List (Item other)) -> (left : List Nat) ->
            decodeItems at rs text = Just (is, left) -> (records at is = rs, writtenAll is ++ left = text)
onlyItems at [] text [] text Refl = (Refl, Refl)
onlyItems at (r :: rs) text is left same with (decodeTexts at (found r) text) proof first
  onlyItems at (r :: rs) text is left same | Nothing = case same of Refl impossible
  onlyItems at (r :: rs) text is left same | Just (ts, more) with (decodeItems (after at ts) rs more) proof later
    onlyItems at (r :: rs) text is left same | Just (ts, more) | Nothing = case same of Refl impossible
    onlyItems at (r :: rs) text _ _ Refl | Just (ts, more) | Just (is, left) =
      let (samePlaces, whole) = onlyTexts at (found r) text ts more first
          (sameRecords, sameBytes) = onlyItems (after at ts) rs more is left later
      in (cong2 (::) (recordIs r samePlaces) sameRecords, joined (written ts) (writtenAll is) sameBytes whole)

||| Whatever is accepted is, section by section, record by record and byte by byte, what its items are encoded as: no second
||| encoding of a tree is taken, and no byte is without a meaning that was checked.
export
onlyEncoded : (at : Nat) -> (ss : List (List (Record other))) -> (text : List Nat) -> (iss : List (List (Item other))) ->
              decode at ss text = Just iss -> (sections at iss = ss, strings iss = text)
onlyEncoded at [] [] [] Refl = (Refl, Refl)
onlyEncoded at [] (_ :: _) iss Refl impossible
onlyEncoded at (s :: ss) text iss same with (decodeItems at s text) proof first
  onlyEncoded at (s :: ss) text iss same | Nothing = case same of Refl impossible
  onlyEncoded at (s :: ss) text iss same | Just (is, more) with (decode (afterAll at is) ss more) proof later
    onlyEncoded at (s :: ss) text iss same | Just (is, more) | Nothing = case same of Refl impossible
    onlyEncoded at (s :: ss) text _ Refl | Just (is, more) | Just others =
      let (sameRecords, whole) = onlyItems at s text is more first
          (sameSections, sameBytes) = onlyEncoded (afterAll at is) ss more others later
      in (cong2 (::) sameRecords sameSections, trans (cong (writtenAll is ++) sameBytes) whole)

textsAreDecoded : (at : Nat) -> (ts : List Text) -> (left : List Nat) ->
                  decodeTexts at (places at ts) (written ts ++ left) = Just (ts, left)
textsAreDecoded at [] left = Refl
textsAreDecoded at (MkText True b :: ts) left with (decideFits at (Just at))
  textsAreDecoded at (MkText True b :: ts) left | No no = absurd (no Begins)
  textsAreDecoded at (MkText True b :: ts) left | Yes _ =
    rewrite sym (appendAssociative b (written ts) left) in
    rewrite takeGives b (written ts ++ left) in
    rewrite textsAreDecoded (at + length b) ts left in Refl
textsAreDecoded at (MkText False b :: ts) left =
  rewrite sym (appendAssociative b (written ts) left) in
  rewrite takeGives b (written ts ++ left) in
  rewrite textsAreDecoded (at + length b) ts left in Refl

itemsAreDecoded : (at : Nat) -> (is : List (Item other)) -> (left : List Nat) ->
                  decodeItems at (records at is) (writtenAll is ++ left) = Just (is, left)
itemsAreDecoded at [] left = Refl
itemsAreDecoded at (MkItem ts o :: is) left =
  rewrite sym (appendAssociative (written ts) (writtenAll is) left) in
  rewrite textsAreDecoded at ts (writtenAll is ++ left) in
  rewrite itemsAreDecoded (after at ts) is left in Refl

||| Every manifest is accepted as it is encoded: the check keeps no package out.
export
encodedIsDecoded : (at : Nat) -> (iss : List (List (Item other))) -> decode at (sections at iss) (strings iss) = Just iss
encodedIsDecoded at [] = Refl
encodedIsDecoded at (is :: more) =
  rewrite itemsAreDecoded at is (strings more) in
  rewrite encodedIsDecoded (afterAll at is) more in Refl

||| Two files with one meaning are one file.
export
oneEncoding : (at : Nat) -> (ss, ss' : List (List (Record other))) -> (text, text' : List Nat) ->
              (iss : List (List (Item other))) ->
              decode at ss text = Just iss -> decode at ss' text' = Just iss -> (ss = ss', text = text')
oneEncoding at ss ss' text text' iss one two =
  let (a, b) = onlyEncoded at ss text iss one
      (c, d) = onlyEncoded at ss' text' iss two
  in (trans (sym a) c, trans (sym b) d)

||| Sorted by an order, each before all that follow.
public export
data Sorted : (Before : a -> a -> Type) -> List a -> Type where
  Nil : Sorted before []
  (::) : {0 x : a} -> All (before x) xs -> Sorted before xs -> Sorted before (x :: xs)

||| The same things, however they are listed.
public export
0 SameThings : List a -> List a -> Type
SameThings xs ys = ((x : _) -> Elem x xs -> Elem x ys, (x : _) -> Elem x ys -> Elem x xs)

indexed : {0 p : a -> Type} -> All p xs -> Elem x xs -> p x
indexed (here :: _) Here = here
indexed (_ :: later) (There at) = indexed later at

headsAgree : {0 before : a -> a -> Type} -> (irreflexive : (x : a) -> Not (before x x)) ->
             (transitive : (x, y, z : a) -> before x y -> before y z -> before x z) ->
             (x, y : a) -> All (before x) xs -> All (before y) ys -> Elem x (y :: ys) -> Elem y (x :: xs) -> x = y
headsAgree irreflexive transitive x x _ _ Here _ = Refl
headsAgree irreflexive transitive x x _ _ _ Here = Refl
headsAgree irreflexive transitive x y afterX afterY (There xLater) (There yLater) =
  absurd (irreflexive x (transitive x y x (indexed afterX yLater) (indexed afterY xLater)))

inTail : {0 before : a -> a -> Type} -> (irreflexive : (x : a) -> Not (before x x)) -> (h : a) -> All (before h) xs ->
         ((x : a) -> Elem x (h :: xs) -> Elem x (h :: ys)) -> (x : a) -> Elem x xs -> Elem x ys
inTail irreflexive h after all x at with (all x (There at))
  inTail irreflexive x after all x at | Here = absurd (irreflexive x (indexed after at))
  inTail irreflexive h after all x at | There there = there

||| Equal trees have equal bytes: of the entries of a tree there is one sorted list, so there is one manifest.
export
oneSortedList : {0 before : a -> a -> Type} -> (irreflexive : (x : a) -> Not (before x x)) ->
                (transitive : (x, y, z : a) -> before x y -> before y z -> before x z) ->
                (xs, ys : List a) -> Sorted before xs -> Sorted before ys -> SameThings xs ys -> xs = ys
oneSortedList irreflexive transitive [] [] _ _ _ = Refl
oneSortedList irreflexive transitive [] (y :: ys) _ _ (_, back) = absurd (back y Here)
oneSortedList irreflexive transitive (x :: xs) [] _ _ (forth, _) = absurd (forth x Here)
oneSortedList {before} irreflexive transitive (x :: xs) (y :: ys) (afterX :: sortedX) (afterY :: sortedY) (forth, back)
  with (headsAgree irreflexive transitive x y afterX afterY (forth x Here) (back y Here))
  oneSortedList {before} irreflexive transitive (x :: xs) (x :: ys) (afterX :: sortedX) (afterY :: sortedY) (forth, back) | Refl =
    cong (x ::) (oneSortedList irreflexive transitive xs ys sortedX sortedY
      (inTail {before} irreflexive x afterX forth, inTail {before} irreflexive x afterY back))

||| Before in the first of two keys, or the same there and before in the second: attributes by entry and name, relations by
||| kind, name and range.
public export
data ByBoth : (first : a -> a -> Type) -> (second : b -> b -> Type) -> (a, b) -> (a, b) -> Type where
  InFirst : {0 x, x' : a} -> {0 y, y' : b} -> first x x' -> ByBoth first second (x, y) (x', y')
  InSecond : {0 x : a} -> {0 y, y' : b} -> second y y' -> ByBoth first second (x, y) (x, y')

||| No pair comes before itself, so that none is listed twice.
export
byBothIrreflexive : {0 first : a -> a -> Type} -> {0 second : b -> b -> Type} -> ((x : a) -> Not (first x x)) ->
                    ((y : b) -> Not (second y y)) -> (p : (a, b)) -> Not (ByBoth first second p p)
byBothIrreflexive one two (x, y) (InFirst before) = one x before
byBothIrreflexive one two (x, y) (InSecond before) = two y before

||| The order of pairs is one, so that what `oneSortedList` says holds of lists of attributes and of relations too.
export
byBothTransitive : {0 first : a -> a -> Type} -> {0 second : b -> b -> Type} ->
                   ((x, y, z : a) -> first x y -> first y z -> first x z) ->
                   ((x, y, z : b) -> second x y -> second y z -> second x z) ->
                   (p, q, r : (a, b)) -> ByBoth first second p q -> ByBoth first second q r -> ByBoth first second p r
byBothTransitive one two (x, y) (x', y') (x'', y'') (InFirst f) (InFirst g) = InFirst (one x x' x'' f g)
byBothTransitive one two (x, y) (x', y') (x', y'') (InFirst f) (InSecond _) = InFirst f
byBothTransitive one two (x, y) (x, y') (x'', y'') (InSecond _) (InFirst g) = InFirst g
byBothTransitive one two (x, y) (x, y') (x, y'') (InSecond f) (InSecond g) = InSecond (two y y' y'' f g)

-- What a careless reader would take -----------------------------------------------

||| A reader of records with one string each that believes the sizes and does not look at the offset.
public export
decodeAnywhere : List (Record other) -> List Nat -> Maybe (List (Item other))
decodeAnywhere [] [] = Just []
decodeAnywhere (MkRecord [MkPlace _ long] o :: rs) text = case Parser.take long text of
  Nothing => Nothing
  Just (b, left) => case decodeAnywhere rs left of
    Nothing => Nothing
    Just is => Just (MkItem [MkText True b] o :: is)
decodeAnywhere _ _ = Nothing

||| It takes two files for one tree: a signature of the one says nothing of the other, and yet they look alike.
export
anywhereIsAmbiguous : Not ((rs, rs' : List (Record ())) -> (text : List Nat) -> (is : List (Item ())) ->
                           decodeAnywhere rs text = Just is -> decodeAnywhere rs' text = Just is -> rs = rs')
anywhereIsAmbiguous claim =
  case claim [MkRecord [MkPlace (Just 0) 1] ()] [MkRecord [MkPlace (Just 7) 1] ()] [97] [MkItem [MkText True [97]] ()] Refl Refl of
    Refl impossible
