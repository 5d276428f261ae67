||| Lists: access, parts, order, and laws.
module Data.List

import public Control.Function
import Data.Nat
import Data.List1
import Data.Fin
import public Data.Zippable

%default total

public export
isNil : List a -> Bool
isNil [] = True
isNil (_ :: _) = False

public export
isCons : List a -> Bool
isCons [] = False
isCons (_ :: _) = True

public export
snoc : List a -> a -> List a
snoc xs x = xs ++ [x]

public export
take : (n : Nat) -> (xs : List a) -> List a
take (S k) (x :: xs) = x :: take k xs
take _ _ = []

public export
drop : (n : Nat) -> (xs : List a) -> List a
drop Z xs = xs
drop (S n) [] = []
drop (S n) (x :: xs) = drop n xs

-- Positions -------------------------------------------------------------------

||| The position is inside the list.
public export
data InBounds : (k : Nat) -> (xs : List a) -> Type where
  InFirst : InBounds Z (x :: xs)
  InLater : InBounds k xs -> InBounds (S k) (x :: xs)

public export
Uninhabited (InBounds k []) where
  uninhabited InFirst impossible
  uninhabited (InLater _) impossible

export
Uninhabited (InBounds k xs) => Uninhabited (InBounds (S k) (x :: xs)) where
  uninhabited (InLater inside) = uninhabited inside

outside : Not (InBounds k xs) -> Not (InBounds (S k) (x :: xs))
outside no (InLater yes) = no yes

public export
inBounds : (k : Nat) -> (xs : List a) -> Dec (InBounds k xs)
inBounds _ [] = No uninhabited
inBounds Z (_ :: _) = Yes InFirst
inBounds (S k) (_ :: xs) = case inBounds k xs of
  Yes inside => Yes (InLater inside)
  No no => No (outside no)

public export
index : (n : Nat) -> (xs : List a) -> {auto 0 ok : InBounds n xs} -> a
index Z (x :: _) {ok = InFirst} = x
index (S k) (_ :: xs) {ok = InLater inside} = index k xs {ok = inside}

public export
index' : (xs : List a) -> Fin (length xs) -> a
index' (x :: _) FZ = x
index' (_ :: xs) (FS i) = index' xs i

||| A value, what the function makes of it, and so on: so many.
public export
iterateN : (n : Nat) -> (f : a -> a) -> (x : a) -> List a
iterateN Z _ _ = []
iterateN (S k) f x = x :: iterateN k f (f x)

-- Searching -------------------------------------------------------------------

public export
takeWhile : (p : a -> Bool) -> (xs : List a) -> List a
takeWhile p [] = []
takeWhile p (x :: xs) = if p x then x :: takeWhile p xs else []

public export
dropWhile : (p : a -> Bool) -> (xs : List a) -> List a
dropWhile p [] = []
dropWhile p (x :: xs) = if p x then dropWhile p xs else x :: xs

public export
find : (p : a -> Bool) -> (xs : List a) -> Maybe a
find p [] = Nothing
find p (x :: xs) = if p x then Just x else find p xs

public export
findIndex : (a -> Bool) -> (xs : List a) -> Maybe (Fin (length xs))
findIndex _ [] = Nothing
findIndex p (x :: xs) = if p x then Just FZ else map FS (findIndex p xs)

public export
findIndices : (a -> Bool) -> List a -> List Nat
findIndices p xs = from 0 xs
  where
    from : Nat -> List a -> List Nat
    from _ [] = []
    from at (y :: ys) = if p y then at :: from (S at) ys else from (S at) ys

public export
lookupBy : (a -> b -> Bool) -> a -> List (b, v) -> Maybe v
lookupBy p e [] = Nothing
lookupBy p e ((key, value) :: rest) = if p e key then Just value else lookupBy p e rest

public export
lookup : Eq a => a -> List (a, b) -> Maybe b
lookup x entries = lookupBy (==) x entries

-- Lists as sets ---------------------------------------------------------------

||| The elements that are not equal to an earlier one.
public export
nubBy : (p : a -> a -> Bool) -> (xs : List a) -> List a
nubBy p xs = go [] xs
  where
    go : (seen : List a) -> List a -> List a
    go seen [] = []
    go seen (y :: ys) = if elemBy p y seen then go seen ys else y :: go (y :: seen) ys

public export
nub : Eq a => List a -> List a
nub xs = nubBy (==) xs

public export
insertAt : (idx : Nat) -> (x : a) -> (xs : List a) -> {auto 0 ok : idx `LTE` length xs} -> List a
insertAt Z x xs = x :: xs
insertAt (S n) x (y :: ys) {ok = LTESucc inside} = y :: insertAt n x ys {ok = inside}

public export
deleteAt : (idx : Nat) -> (xs : List a) -> {auto 0 prf : InBounds idx xs} -> List a
deleteAt Z (_ :: xs) {prf = InFirst} = xs
deleteAt (S k) (x :: xs) {prf = InLater inside} = x :: deleteAt k xs {prf = inside}

||| Without the first element that the predicate relates to the value.
public export
deleteBy : (a -> b -> Bool) -> a -> List b -> List b
deleteBy _ _ [] = []
deleteBy eq x (y :: ys) = if eq x y then ys else y :: deleteBy eq x ys

public export
delete : Eq a => a -> List a -> List a
delete x xs = deleteBy (==) x xs

public export
deleteFirstsBy : (p : a -> b -> Bool) -> (source : List b) -> (undesirables : List a) -> List b
deleteFirstsBy p source undesirables = foldl (\rest, x => deleteBy p x rest) source undesirables

export infix 7 \\

||| Without the first occurrence of each element of the other.
public export
(\\) : Eq a => List a -> List a -> List a
xs \\ ys = foldl (\rest, y => delete y rest) xs ys

public export
unionBy : (a -> a -> Bool) -> List a -> List a -> List a
unionBy eq xs ys = xs ++ foldl (\rest, x => deleteBy eq x rest) (nubBy eq ys) xs

public export
union : Eq a => List a -> List a -> List a
union xs ys = unionBy (==) xs ys

-- Cutting ---------------------------------------------------------------------

||| What the function takes at the beginning, and the rest.
public export
spanBy : (a -> Maybe b) -> List a -> (List b, List a)
spanBy f [] = ([], [])
spanBy f (x :: xs) = case f x of
  Nothing => ([], x :: xs)
  Just y => let (taken, rest) = spanBy f xs in (y :: taken, rest)

public export
span : (a -> Bool) -> List a -> (List a, List a)
span p [] = ([], [])
span p (x :: xs) = if p x then (let (taken, rest) = span p xs in (x :: taken, rest)) else ([], x :: xs)

public export
break : (a -> Bool) -> List a -> (List a, List a)
break p xs = span (\x => not (p x)) xs

public export
singleton : a -> List a
singleton x = [x]

||| The parts between the elements that satisfy the predicate.
public export
split : (a -> Bool) -> List a -> List1 (List a)
split p [] = [] ::: []
split p (x :: xs) = case split p xs of
  part ::: parts => if p x then [] ::: (part :: parts) else (x :: part) ::: parts

public export
splitAt : (n : Nat) -> (xs : List a) -> (List a, List a)
splitAt Z xs = ([], xs)
splitAt (S k) [] = ([], [])
splitAt (S k) (x :: xs) = let (taken, rest) = splitAt k xs in (x :: taken, rest)

public export
partition : (p : a -> Bool) -> (xs : List a) -> (List a, List a)
partition p [] = ([], [])
partition p (x :: xs) =
  let (those, others) = partition p xs in if p x then (x :: those, others) else (those, x :: others)

||| All that the list begins with, the shortest first.
public export
inits : List a -> List (List a)
inits xs = [] :: (case xs of
  [] => []
  y :: ys => map (y ::) (inits ys))

||| All that the list ends with, the longest first.
public export
tails : List a -> List (List a)
tails xs = xs :: (case xs of
  [] => []
  _ :: ys => tails ys)

public export
splitOn : Eq a => a -> List a -> List1 (List a)
splitOn x xs = split (== x) xs

public export
replaceAt : (idx : Nat) -> a -> (xs : List a) -> {auto 0 ok : InBounds idx xs} -> List a
replaceAt Z y (_ :: xs) {ok = InFirst} = y :: xs
replaceAt (S k) y (x :: xs) {ok = InLater inside} = x :: replaceAt k y xs {ok = inside}

public export
replaceWhen : (p : a -> Bool) -> (b : a) -> (l : List a) -> List a
replaceWhen p y xs = map (\x => if p x then y else x) xs

public export
replaceOn : Eq a => (e : a) -> (b : a) -> (l : List a) -> List a
replaceOn e y xs = replaceWhen (== e) y xs

public export
replicate : (n : Nat) -> (x : a) -> List a
replicate Z x = []
replicate (S k) x = x :: replicate k x

export
intersectBy : (a -> a -> Bool) -> List a -> List a -> List a
intersectBy eq xs ys = filter (\x => any (eq x) ys) xs

export
intersect : Eq a => List a -> List a -> List a
intersect xs ys = intersectBy (==) xs ys

export
intersectAllBy : (eq : a -> a -> Bool) -> (ls : List (List a)) -> List a
intersectAllBy eq [] = []
intersectAllBy eq (xs :: others) = filter (\x => all (elemBy eq x) others) xs

export
intersectAll : Eq a => (ls : List (List a)) -> List a
intersectAll lists = intersectAllBy (==) lists

||| As long as the shortest.
public export
Zippable List where
  zipWith f (x :: xs) (y :: ys) = f x y :: zipWith f xs ys
  zipWith f [] _ = []
  zipWith f (_ :: _) [] = []

  zipWith3 f (x :: xs) (y :: ys) (z :: zs) = f x y z :: zipWith3 f xs ys zs
  zipWith3 f [] _ _ = []
  zipWith3 f (_ :: _) [] _ = []
  zipWith3 f (_ :: _) (_ :: _) [] = []

  unzipWith f [] = ([], [])
  unzipWith f (x :: xs) =
    let (b, c) = f x
        (bs, cs) = unzipWith f xs
     in (b :: bs, c :: cs)

  unzipWith3 f [] = ([], [], [])
  unzipWith3 f (x :: xs) =
    let (b, c, d) = f x
        (bs, cs, ds) = unzipWith3 f xs
     in (b :: bs, c :: cs, d :: ds)

-- Lists that are not empty ----------------------------------------------------

||| The list has an element.
public export
data NonEmpty : (xs : List a) -> Type where
  IsNonEmpty : NonEmpty (x :: xs)

export
Uninhabited (NonEmpty []) where
  uninhabited IsNonEmpty impossible

public export
head : (l : List a) -> {auto 0 ok : NonEmpty l} -> a
head [] impossible
head (x :: _) = x

public export
tail : (l : List a) -> {auto 0 ok : NonEmpty l} -> List a
tail [] impossible
tail (_ :: xs) = xs

public export
last : (l : List a) -> {auto 0 ok : NonEmpty l} -> a
last [] impossible
last [x] = x
last (_ :: y :: ys) = last (y :: ys)

public export
init : (l : List a) -> {auto 0 ok : NonEmpty l} -> List a
init [] impossible
init [_] = []
init (x :: y :: ys) = x :: init (y :: ys)

public export
minimum : Ord a => (xs : List a) -> {auto 0 _ : NonEmpty xs} -> a
minimum (x :: xs) = foldl min x xs

public export
uncons' : List a -> Maybe (a, List a)
uncons' [] = Nothing
uncons' (x :: xs) = Just (x, xs)

public export
head' : List a -> Maybe a
head' xs = map fst (uncons' xs)

export
tail' : List a -> Maybe (List a)
tail' xs = map snd (uncons' xs)

export
last' : List a -> Maybe a
last' [] = Nothing
last' (x :: xs) = Just (last (x :: xs))

export
init' : List a -> Maybe (List a)
init' [] = Nothing
init' (x :: xs) = Just (init (x :: xs))

public export
foldr1By : (func : a -> b -> b) -> (map : a -> b) -> (l : List a) -> {auto 0 ok : NonEmpty l} -> b
foldr1By f map [] impossible
foldr1By f map [x] = map x
foldr1By f map (x :: y :: ys) = f x (foldr1By f map (y :: ys))

public export
foldl1By : (func : b -> a -> b) -> (map : a -> b) -> (l : List a) -> {auto 0 ok : NonEmpty l} -> b
foldl1By f map [] impossible
foldl1By f map (x :: xs) = foldl f (map x) xs

public export
foldr1 : (a -> a -> a) -> (l : List a) -> {auto 0 ok : NonEmpty l} -> a
foldr1 f xs = foldr1By f id xs

public export
foldl1 : (a -> a -> a) -> (l : List a) -> {auto 0 ok : NonEmpty l} -> a
foldl1 f xs = foldl1By f id xs

export
toList1 : (l : List a) -> {auto 0 ok : NonEmpty l} -> List1 a
toList1 [] impossible
toList1 (x :: xs) = x ::: xs

public export
toList1' : (l : List a) -> Maybe (List1 a)
toList1' [] = Nothing
toList1' (x :: xs) = Just (x ::: xs)

-- Putting together ------------------------------------------------------------

||| From one and the other in turn.
public export
interleave : (xs, ys : List a) -> List a
interleave [] ys = ys
interleave (x :: xs) ys = x :: interleave ys xs

||| The separator in front of each.
public export
mergeReplicate : (sep : a) -> (xs : List a) -> List a
mergeReplicate sep [] = []
mergeReplicate sep (x :: xs) = sep :: x :: mergeReplicate sep xs

||| The separator between each two.
public export
intersperse : (sep : a) -> (xs : List a) -> List a
intersperse sep [] = []
intersperse sep (x :: xs) = x :: mergeReplicate sep xs

export
intercalate : (sep : List a) -> (xss : List (List a)) -> List a
intercalate sep xss = concat (intersperse sep xss)

public export
catMaybes : List (Maybe a) -> List a
catMaybes xs = mapMaybe id xs

-- Order -----------------------------------------------------------------------

export
sorted : Ord a => List a -> Bool
sorted [] = True
sorted [_] = True
sorted (x :: y :: ys) = x <= y && sorted (y :: ys)

||| One sorted list of two; of equal elements those of the second come first.
export
mergeBy : (a -> a -> Ordering) -> List a -> List a -> List a
mergeBy order [] ys = ys
mergeBy order (x :: xs) [] = x :: xs
mergeBy order (x :: xs) (y :: ys) =
  ifThenElse (order x y == LT) (x :: mergeBy order xs (y :: ys)) (y :: mergeBy order (x :: xs) ys)

export
merge : Ord a => List a -> List a -> List a
merge xs ys = mergeBy compare xs ys

||| The first half and the second.
halves : List a -> (List a, List a)
halves xs = go xs xs
  where
    go : (twice : List a) -> List a -> (List a, List a)
    go (_ :: _ :: twice) (y :: ys) = let (first, second) = go twice ys in (y :: first, second)
    go _ ys = ([], ys)

||| Merge sort, to a depth that the length of the list bounds.
export
sortBy : (cmp : a -> a -> Ordering) -> (xs : List a) -> List a
sortBy cmp xs = go (length xs) xs
  where
    go : (depth : Nat) -> List a -> List a
    go (S depth) (y :: z :: zs) =
      let (first, second) = halves (y :: z :: zs) in mergeBy cmp (go depth first) (go depth second)
    go _ ys = ys

export
sort : Ord a => List a -> List a
sort xs = sortBy compare xs

-- Parts of lists --------------------------------------------------------------

||| What matching the whole of the first list against the beginning of the second gives, and the rest of the second.
public export
prefixOfBy : (match : a -> b -> Maybe m) -> (left : List a) -> (right : List b) -> Maybe (List m, List b)
prefixOfBy match left right = go [<] left right
  where
    go : SnocList m -> List a -> List b -> Maybe (List m, List b)
    go matches [] ys = Just (matches <>> [], ys)
    go matches (_ :: _) [] = Nothing
    go matches (x :: xs) (y :: ys) = case match x y of
      Nothing => Nothing
      Just z => go (matches :< z) xs ys

public export
isPrefixOfBy : (eq : a -> b -> Bool) -> (left : List a) -> (right : List b) -> Bool
isPrefixOfBy eq [] _ = True
isPrefixOfBy eq (_ :: _) [] = False
isPrefixOfBy eq (x :: xs) (y :: ys) = eq x y && isPrefixOfBy eq xs ys

public export
isPrefixOf : Eq a => List a -> List a -> Bool
isPrefixOf xs ys = isPrefixOfBy (==) xs ys

public export
suffixOfBy : (match : a -> b -> Maybe m) -> (left : List a) -> (right : List b) -> Maybe (List b, List m)
suffixOfBy match left right =
  map (\(matches, rest) => (reverse rest, reverse matches)) (prefixOfBy match (reverse left) (reverse right))

public export
isSuffixOfBy : (eq : a -> b -> Bool) -> (left : List a) -> (right : List b) -> Bool
isSuffixOfBy eq left right = isPrefixOfBy eq (reverse left) (reverse right)

public export
isSuffixOf : Eq a => List a -> List a -> Bool
isSuffixOf xs ys = isSuffixOfBy (==) xs ys

||| What comes before the first match of the whole first list in the second, what matching gives, what comes after.
public export
infixOfBy : (match : a -> b -> Maybe m) -> (left : List a) -> (right : List b) -> Maybe (List b, List m, List b)
infixOfBy match [] right = Just ([], [], right)
infixOfBy match (x :: xs) right = go [<] right
  where
    go : (before : SnocList b) -> List b -> Maybe (List b, List m, List b)
    go before [] = Nothing
    go before (y :: ys) = case prefixOfBy match (x :: xs) (y :: ys) of
      Just (matches, after) => Just (before <>> [], matches, after)
      Nothing => go (before :< y) ys

public export
isInfixOfBy : (eq : a -> b -> Bool) -> (left : List a) -> (right : List b) -> Bool
isInfixOfBy eq left right = any (isPrefixOfBy eq left) (tails right)

public export
isInfixOf : Eq a => List a -> List a -> Bool
isInfixOf xs ys = isInfixOfBy (==) xs ys

||| Columns as rows; rows may differ in length.
export
transpose : List (List a) -> List (List a)
transpose [] = []
transpose (row :: rows) = spread row (transpose rows)
  where
    spread : List a -> List (List a) -> List (List a)
    spread [] columns = columns
    spread (x :: xs) [] = [x] :: spread xs []
    spread (x :: xs) (column :: columns) = (x :: column) :: spread xs columns

||| Neighbours that belong together.
public export
groupBy : (a -> a -> Bool) -> List a -> List (List1 a)
groupBy eq [] = []
groupBy eq (x :: xs) = let (first, others) = go x xs in first :: others
  where
    go : a -> List a -> (List1 a, List (List1 a))
    go y [] = (singleton y, [])
    go y (z :: zs) =
      let (first, others) = go z zs in if eq y z then (cons y first, others) else (singleton y, first :: others)

public export
group : Eq a => List a -> List (List1 a)
group xs = groupBy (==) xs

public export
groupWith : Eq b => (a -> b) -> List a -> List (List1 a)
groupWith f xs = groupBy (\x, y => f x == f y) xs

public export
groupAllWith : Ord b => (a -> b) -> List a -> List (List1 a)
groupAllWith f xs = groupWith f (sortBy (comparing f) xs)

||| Parts of that length; the last may be shorter.
public export
grouped : (n : Nat) -> {auto 0 p : IsSucc n} -> List a -> List (List a)
grouped _ [] = []
grouped (S m) (x :: xs) = go [<] [<x] m xs
  where
    go : SnocList (List a) -> SnocList a -> (room : Nat) -> List a -> List (List a)
    go parts part room [] = parts <>> [part <>> []]
    go parts part Z (y :: ys) = go (parts :< (part <>> [])) [<y] m ys
    go parts part (S room) (y :: ys) = go parts (part :< y) room ys

-- Constructors ----------------------------------------------------------------

export
Uninhabited ([] = x :: xs) where
  uninhabited Refl impossible

export
Uninhabited (x :: xs = []) where
  uninhabited Refl impossible

differentLists :
  {0 x, y : a} -> {0 xs, ys : List a} ->
  Either (Uninhabited (x === y)) (Uninhabited (xs === ys)) -> Not (x :: xs = y :: ys)
differentLists (Left heads) Refl = uninhabited @{heads} Refl
differentLists (Right tails) Refl = uninhabited @{tails} Refl

export
{0 xs : List a} -> (differ : Either (Uninhabited (x === y)) (Uninhabited (xs === ys))) =>
  Uninhabited (x :: xs = y :: ys) where
    uninhabited eq = differentLists differ eq

export
Biinjective Prelude.(::) where
  biinjective Refl = (Refl, Refl)

export
consInjective : forall x, xs, y, ys . the (List a) (x :: xs) = the (List a) (y :: ys) -> (x = y, xs = ys)
consInjective Refl = (Refl, Refl)

-- Reversing -------------------------------------------------------------------

reverseReverseOnto : (l, r : List a) -> reverse (reverseOnto l r) = reverseOnto r l
reverseReverseOnto _ [] = Refl
reverseReverseOnto l (x :: xs) = reverseReverseOnto (x :: l) xs

export
reverseInvolutive : (xs : List a) -> reverse (reverse xs) = xs
reverseInvolutive xs = reverseReverseOnto [] xs

export
appendNilRightNeutral : (l : List a) -> l ++ [] = l
appendNilRightNeutral [] = Refl
appendNilRightNeutral (x :: xs) = cong (x ::) (appendNilRightNeutral xs)

export
appendAssociative : (l, c, r : List a) -> l ++ (c ++ r) = (l ++ c) ++ r
appendAssociative [] c r = Refl
appendAssociative (x :: xs) c r = cong (x ::) (appendAssociative xs c r)

reverseOntoIsAppend : (xs, vs : List a) -> reverseOnto xs vs = reverse vs ++ xs
reverseOntoIsAppend xs [] = Refl
reverseOntoIsAppend xs (v :: vs) =
  trans (reverseOntoIsAppend (v :: xs) vs)
  (trans (appendAssociative (reverse vs) [v] xs)
         (cong (++ xs) (sym (reverseOntoIsAppend [v] vs))))

reverseOntoAppend : (acc, vs, ns : List a) -> reverseOnto acc (vs ++ ns) = reverseOnto (reverseOnto acc vs) ns
reverseOntoAppend acc [] ns = Refl
reverseOntoAppend acc (v :: vs) ns = reverseOntoAppend (v :: acc) vs ns

export
revAppend : (vs, ns : List a) -> reverse ns ++ reverse vs = reverse (vs ++ ns)
revAppend vs ns = sym (trans (reverseOntoAppend [] vs ns) (reverseOntoIsAppend (reverse vs) ns))

-- Laws ------------------------------------------------------------------------

export
dropFusion : (n, m : Nat) -> (l : List t) -> drop n (drop m l) = drop (n + m) l
dropFusion Z _ _ = Refl
dropFusion (S n) Z l = cong (\k => drop (S k) l) (sym (plusZeroRightNeutral n))
dropFusion (S _) (S _) [] = Refl
dropFusion (S n) (S m) (x :: l) = trans (dropFusion (S n) m l) (cong (\k => drop k l) (plusSuccRightSucc n m))

export
lengthMap : (xs : List a) -> length (map f xs) = length xs
lengthMap [] = Refl
lengthMap (x :: xs) = cong S (lengthMap xs)

export
lengthReplicate : (n : Nat) -> length (replicate n x) = n
lengthReplicate Z = Refl
lengthReplicate (S n) = cong S (lengthReplicate n)

export
foldlAppend :
  (f : acc -> a -> acc) -> (init : acc) -> (xs : List a) -> (ys : List a) ->
  foldl f init (xs ++ ys) = foldl f (foldl f init xs) ys
foldlAppend f init [] ys = Refl
foldlAppend f init (x :: xs) ys = foldlAppend f (f init x) xs ys

export
filterAppend : (f : a -> Bool) -> (xs, ys : List a) -> filter f (xs ++ ys) = filter f xs ++ filter f ys
filterAppend f [] ys = Refl
filterAppend f (x :: xs) ys with (f x)
  _ | True = cong (x ::) (filterAppend f xs ys)
  _ | False = filterAppend f xs ys

export
mapMaybeFusion :
  (g : b -> Maybe c) -> (f : a -> Maybe b) -> (xs : List a) -> mapMaybe g (mapMaybe f xs) = mapMaybe (f >=> g) xs
mapMaybeFusion g f [] = Refl
mapMaybeFusion g f (x :: xs) with (f x)
  _ | Nothing = mapMaybeFusion g f xs
  _ | Just y with (g y)
    _ | Nothing = mapMaybeFusion g f xs
    _ | Just z = cong (z ::) (mapMaybeFusion g f xs)

export
mapMaybeAppend : (f : a -> Maybe b) -> (xs, ys : List a) -> mapMaybe f (xs ++ ys) = mapMaybe f xs ++ mapMaybe f ys
mapMaybeAppend f [] ys = Refl
mapMaybeAppend f (x :: xs) ys with (f x)
  _ | Nothing = mapMaybeAppend f xs ys
  _ | Just y = cong (y ::) (mapMaybeAppend f xs ys)

export
mapFusion : (g : b -> c) -> (f : a -> b) -> (xs : List a) -> map g (map f xs) = map (g . f) xs
mapFusion g f [] = Refl
mapFusion g f (x :: xs) = cong (g (f x) ::) (mapFusion g f xs)

export
mapAppend : (f : a -> b) -> (xs, ys : List a) -> map f (xs ++ ys) = map f xs ++ map f ys
mapAppend f [] ys = Refl
mapAppend f (x :: xs) ys = cong (f x ::) (mapAppend f xs ys)
