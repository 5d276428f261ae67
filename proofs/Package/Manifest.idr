||| The manifest of a package has one encoding: what is decoded is what would have been encoded, to the byte.
|||
||| An entry's strings lie behind those of the entry before, without a gap, and its record says where and how long they are. The
||| records say more than they need to, so a reader that does not check it would take many files for one
||| tree. `decode` checks it; targets/obli-pkg/src/package.zig (`parse`) and libs/zpkg/src/decode.ts are written after it.
module Package.Manifest

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Nat
import Decidable.Equality
import Package.Parser

%default total

||| An entry: its path, the target of a link, and everything else that a record has.
public export
record Entry (other : Type) where
  constructor MkEntry
  path : List Nat
  link : List Nat
  rest : other

||| A record of the manifest, as it is on disk.
public export
record Record (other : Type) where
  constructor MkRecord
  offset : Nat
  pathSize : Nat
  linkSize : Nat
  rest : other

||| The records of entries whose strings begin at an offset.
public export
records : (at : Nat) -> List (Entry other) -> List (Record other)
records at [] = []
records at (e :: es) =
  MkRecord at (length (path e)) (length (link e)) (rest e) :: records (at + (length (path e) + length (link e))) es

||| The strings of entries.
public export
strings : List (Entry other) -> List Nat
strings [] = []
strings (e :: es) = path e ++ (link e ++ strings es)

||| The entries of records and strings, if these are what entries are encoded as.
public export
decode : (at : Nat) -> List (Record other) -> List Nat -> Maybe (List (Entry other))
decode at [] [] = Just []
decode at [] (_ :: _) = Nothing
decode at (r :: rs) text with (decEq (offset r) at)
  decode at (r :: rs) text | No _ = Nothing
  decode at (r :: rs) text | Yes _ with (Parser.take (pathSize r) text)
    decode at (r :: rs) text | Yes _ | Nothing = Nothing
    decode at (r :: rs) text | Yes _ | Just (p, more) with (Parser.take (linkSize r) more)
      decode at (r :: rs) text | Yes _ | Just (p, more) | Nothing = Nothing
      decode at (r :: rs) text | Yes _ | Just (p, more) | Just (l, left) with (decode (at + (pathSize r + linkSize r)) rs left)
        decode at (r :: rs) text | Yes _ | Just (p, more) | Just (l, left) | Nothing = Nothing
        decode at (r :: rs) text | Yes _ | Just (p, more) | Just (l, left) | Just es = Just (MkEntry p l (rest r) :: es)

justInjective : {0 x, y : a} -> Just x = Just y -> x = y
justInjective Refl = Refl

recordIs : (r : Record other) -> {0 at, p, l : Nat} -> offset r = at -> p = pathSize r -> l = linkSize r ->
           MkRecord at p l (rest r) = r
recordIs (MkRecord _ _ _ _) Refl Refl Refl = Refl

together : (p, l : List Nat) -> {0 s, left, more, text : List Nat} -> s = left -> l ++ left = more -> p ++ more = text ->
           p ++ (l ++ s) = text
together p l Refl Refl Refl = Refl

||| Whatever is accepted is, record by record and byte by byte, what its entries are encoded as: no second encoding of a tree
||| is taken, and no byte is without a meaning that was checked.
export
onlyEncoded : (at : Nat) -> (rs : List (Record other)) -> (text : List Nat) -> (es : List (Entry other)) ->
              decode at rs text = Just es -> (records at es = rs, strings es = text)
onlyEncoded at [] [] es same = rewrite sym (justInjective same) in (Refl, Refl)
onlyEncoded at [] (_ :: _) es Refl impossible
onlyEncoded at (r :: rs) text es same with (decEq (offset r) at)
  onlyEncoded at (r :: rs) text es same | No _ = case same of Refl impossible
  onlyEncoded at (r :: rs) text es same | Yes here with (Parser.take (pathSize r) text) proof first
    onlyEncoded at (r :: rs) text es same | Yes here | Nothing = case same of Refl impossible
    onlyEncoded at (r :: rs) text es same | Yes here | Just (p, more) with (Parser.take (linkSize r) more) proof second
      onlyEncoded at (r :: rs) text es same | Yes here | Just (p, more) | Nothing = case same of Refl impossible
      onlyEncoded at (r :: rs) text es same | Yes here | Just (p, more) | Just (l, left) with (decode (at + (pathSize r + linkSize r)) rs left) proof after
        onlyEncoded at (r :: rs) text es same | Yes here | Just (p, more) | Just (l, left) | Nothing = case same of Refl impossible
        onlyEncoded at (r :: rs) text es same | Yes here | Just (p, more) | Just (l, left) | Just others =
          let (whole, size) = takeExact (pathSize r) text first
              (whole', size') = takeExact (linkSize r) more second
              (sameRecords, sameStrings) = onlyEncoded (at + (pathSize r + linkSize r)) rs left others after
          in rewrite sym (justInjective same) in
             ( rewrite recordIs r here size size' in rewrite size in rewrite size' in cong (r ::) sameRecords
             , together p l sameStrings whole' whole )

||| Every list of entries is accepted as it is encoded: the check keeps no package out.
export
encodedIsDecoded : (at : Nat) -> (es : List (Entry other)) -> decode at (records at es) (strings es) = Just es
encodedIsDecoded at [] = Refl
encodedIsDecoded at (MkEntry p l o :: es) with (decEq at at)
  encodedIsDecoded at (MkEntry p l o :: es) | No differ = absurd (differ Refl)
  encodedIsDecoded at (MkEntry p l o :: es) | Yes _ =
    rewrite takeGives p (l ++ strings es) in
    rewrite takeGives l (strings es) in
    rewrite encodedIsDecoded (at + (length p + length l)) es in Refl

||| Two files with one meaning are one file.
export
oneEncoding : (at : Nat) -> (rs, rs' : List (Record other)) -> (text, text' : List Nat) -> (es : List (Entry other)) ->
              decode at rs text = Just es -> decode at rs' text' = Just es -> (rs = rs', text = text')
oneEncoding at rs rs' text text' es one two =
  let (a, b) = onlyEncoded at rs text es one
      (c, d) = onlyEncoded at rs' text' es two
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

-- What a careless reader would take -----------------------------------------------

||| A reader that believes the sizes and does not look at the offset.
public export
decodeAnywhere : List (Record other) -> List Nat -> Maybe (List (Entry other))
decodeAnywhere [] [] = Just []
decodeAnywhere [] (_ :: _) = Nothing
decodeAnywhere (r :: rs) text = case Parser.take (pathSize r) text of
  Nothing => Nothing
  Just (p, more) => case Parser.take (linkSize r) more of
    Nothing => Nothing
    Just (l, left) => case decodeAnywhere rs left of
      Nothing => Nothing
      Just es => Just (MkEntry p l (rest r) :: es)

||| It takes two files for one tree: a signature of the one says nothing of the other, and yet they look alike.
export
anywhereIsAmbiguous : Not ((rs, rs' : List (Record ())) -> (text : List Nat) -> (es : List (Entry ())) ->
                           decodeAnywhere rs text = Just es -> decodeAnywhere rs' text = Just es -> rs = rs')
anywhereIsAmbiguous claim =
  case claim [MkRecord 0 1 0 ()] [MkRecord 7 1 0 ()] [97] [MkEntry [97] [] ()] Refl Refl of Refl impossible
