||| Lists whose length is in their type.
module Data.Vect

import Data.DPair
import Data.List
import Data.Nat
import public Data.Fin
import public Data.Zippable
import Control.Function
import Decidable.Equality

%default total

public export
data Vect : (len : Nat) -> (elem : Type) -> Type where
  Nil : Vect Z elem
  (::) : (x : elem) -> (xs : Vect len elem) -> Vect (S len) elem

%name Vect xs, ys, zs, ws

public export
length : (xs : Vect len elem) -> Nat
length [] = 0
length (_ :: xs) = 1 + length xs

export
lengthCorrect : (xs : Vect len elem) -> length xs = len
lengthCorrect [] = Refl
lengthCorrect (_ :: xs) = cong S (lengthCorrect xs)

export
{x : a} -> Injective (Vect.(::) x) where
  injective Refl = Refl

export
{xs : Vect n a} -> Injective (\x => Vect.(::) x xs) where
  injective Refl = Refl

export
Biinjective Vect.(::) where
  biinjective Refl = (Refl, Refl)

export
invertVectZ : (xs : Vect Z a) -> xs === []
invertVectZ [] = Refl

-- Parts -----------------------------------------------------------------------

public export
tail : Vect (S len) elem -> Vect len elem
tail (_ :: xs) = xs

public export
head : Vect (S len) elem -> elem
head (x :: _) = x

export
invertVectS : (xs : Vect (S n) a) -> xs === head xs :: tail xs
invertVectS (_ :: _) = Refl

public export
last : Vect (S len) elem -> elem
last [x] = x
last (_ :: y :: ys) = last (y :: ys)

public export
init : Vect (S len) elem -> Vect len elem
init [_] = []
init (x :: y :: ys) = x :: init (y :: ys)

public export
take : (n : Nat) -> (xs : Vect (n + m) type) -> Vect n type
take Z xs = Nil
take (S k) (x :: xs) = x :: take k xs

public export
drop : (n : Nat) -> Vect (n + m) elem -> Vect m elem
drop Z xs = xs
drop (S k) (_ :: xs) = drop k xs

||| Without the first so many, or empty if there are fewer.
public export
drop' : (n : Nat) -> Vect l elem -> Vect (l `minus` n) elem
drop' Z xs = rewrite minusZeroRight l in xs
drop' (S k) [] = []
drop' (S k) (_ :: xs) = drop' k xs

public export
allFins : (n : Nat) -> Vect n (Fin n)

public export
index : Fin len -> Vect len elem -> elem
index FZ (x :: _) = x
index (FS k) (_ :: xs) = index k xs

public export
insertAt : (idx : Fin (S len)) -> (x : elem) -> (xs : Vect len elem) -> Vect (S len) elem
insertAt FZ y xs = y :: xs
insertAt (FS k) y (x :: xs) = x :: insertAt k y xs

public export
deleteAt : Fin (S len) -> Vect (S len) elem -> Vect len elem
deleteAt FZ (_ :: xs) = xs
deleteAt (FS k) [_] = absurd k
deleteAt (FS k) (x :: y :: ys) = x :: deleteAt k (y :: ys)

public export
replaceAt : Fin len -> elem -> Vect len elem -> Vect len elem
replaceAt FZ y (_ :: xs) = y :: xs
replaceAt (FS k) y (x :: xs) = x :: replaceAt k y xs

public export
updateAt : (i : Fin len) -> (f : elem -> elem) -> (xs : Vect len elem) -> Vect len elem
updateAt FZ f (x :: xs) = f x :: xs
updateAt (FS k) f (x :: xs) = x :: updateAt k f xs

-- Building --------------------------------------------------------------------

public export
(++) : (xs : Vect m elem) -> (ys : Vect n elem) -> Vect (m + n) elem
(++) [] ys = ys
(++) (x :: xs) ys = x :: (xs ++ ys)

public export
snoc : (xs : Vect n a) -> (v : a) -> Vect (S n) a
snoc [] v = [v]
snoc (x :: xs) v = x :: snoc xs v

||| All but the last element, and the last.
public export
unsnoc : (xs : Vect (S n) a) -> (Vect n a, a)
unsnoc [x] = ([], x)
unsnoc (x :: y :: ys) = let (start, end) = unsnoc (y :: ys) in (x :: start, end)

public export
replicate : (len : Nat) -> (x : elem) -> Vect len elem
replicate Z _ = []
replicate (S k) x = x :: replicate k x

||| One sorted vector of two; of equal elements those of the second come first.
export
mergeBy : (elem -> elem -> Ordering) -> (xs : Vect n elem) -> (ys : Vect m elem) -> Vect (n + m) elem
mergeBy order [] ys = ys
mergeBy {n = S k} order (x :: xs) [] = rewrite plusZeroRightNeutral (S k) in x :: xs
mergeBy {n = S k} {m = S j} order (x :: xs) (y :: ys) =
  ifThenElse (order x y == LT)
    (x :: mergeBy order xs (y :: ys))
    (rewrite sym (plusSuccRightSucc k j) in y :: mergeBy order (x :: xs) ys)

export
merge : Ord elem => Vect n elem -> Vect m elem -> Vect (n + m) elem
merge xs ys = mergeBy compare xs ys

export
replaceAtSameIndex : (xs : Vect n a) -> (i : Fin n) -> (0 y : a) -> index i (replaceAt i y xs) = y
replaceAtSameIndex (_ :: _) FZ _ = Refl
replaceAtSameIndex (_ :: xs) (FS i) y = replaceAtSameIndex xs i y

export
replaceAtDiffIndexPreserves :
  (xs : Vect n a) -> (i, j : Fin n) -> Not (i = j) -> (0 y : a) -> index i (replaceAt j y xs) = index i xs
replaceAtDiffIndexPreserves (_ :: _) FZ FZ differ _ = absurd (differ Refl)
replaceAtDiffIndexPreserves (_ :: _) FZ (FS _) _ _ = Refl
replaceAtDiffIndexPreserves (_ :: _) (FS _) FZ _ _ = Refl
replaceAtDiffIndexPreserves (_ :: xs) (FS i) (FS j) differ y =
  replaceAtDiffIndexPreserves xs i j (\eq => differ (cong FS eq)) y

public export
reverseOnto : Vect n elem -> Vect m elem -> Vect (n + m) elem
reverseOnto {n} acc [] = rewrite plusZeroRightNeutral n in acc
reverseOnto {n} {m = S m} acc (x :: xs) = rewrite sym (plusSuccRightSucc n m) in reverseOnto (x :: acc) xs

public export
reverse : (xs : Vect len elem) -> Vect len elem
reverse xs = reverseOnto [] xs

export
intersperse : (sep : elem) -> (xs : Vect len elem) -> Vect (len + pred len) elem
intersperse sep [] = []
intersperse sep (x :: xs) = x :: after xs
  where
    after : Vect n elem -> Vect (n + n) elem
    after [] = []
    after {n = S n} (y :: ys) = rewrite sym (plusSuccRightSucc n n) in sep :: y :: after ys

-- Lists -----------------------------------------------------------------------

public export
toVect : (n : Nat) -> List a -> Maybe (Vect n a)
toVect Z [] = Just []
toVect Z (_ :: _) = Nothing
toVect (S k) [] = Nothing
toVect (S k) (x :: xs) = case toVect k xs of
  Nothing => Nothing
  Just ys => Just (x :: ys)

public export
fromList' : (xs : Vect len elem) -> (l : List elem) -> Vect (length l + len) elem
fromList' ys [] = ys
fromList' ys (x :: xs) = rewrite plusSuccRightSucc (length xs) len in fromList' (x :: ys) xs

public export
fromList : (xs : List elem) -> Vect (length xs) elem
fromList xs = rewrite sym (plusZeroRightNeutral (length xs)) in reverse (fromList' [] xs)

-- Equality and order ----------------------------------------------------------

public export
Eq a => Eq (Vect n a) where
  [] == [] = True
  (x :: xs) == (y :: ys) = x == y && xs == ys

public export
DecEq a => DecEq (Vect n a) where
  decEq [] [] = Yes Refl
  decEq (x :: xs) (y :: ys) = decEqCong2 (decEq x y) (decEq xs ys)

public export
Ord elem => Ord (Vect len elem) where
  compare [] [] = EQ
  compare (x :: xs) (y :: ys) = case compare x y of
    EQ => compare xs ys
    LT => LT
    GT => GT

-- Mapping and folding ---------------------------------------------------------

public export
Functor (Vect n) where
  map f [] = []
  map f (x :: xs) = f x :: map f xs

export
mapMaybe : (f : a -> Maybe b) -> (xs : Vect len a) -> (m : Nat ** Vect m b)
mapMaybe f [] = (Z ** [])
mapMaybe f (x :: xs) = case mapMaybe f xs of
  (n ** ys) => case f x of
    Nothing => (n ** ys)
    Just y => (S n ** y :: ys)

allFins Z = []
allFins (S k) = FZ :: map FS (allFins k)

public export
foldrImpl : (t -> acc -> acc) -> acc -> (acc -> acc) -> Vect n t -> acc
foldrImpl f e go [] = go e
foldrImpl f e go (x :: xs) = foldrImpl f e (go . (f x)) xs

||| What is done last can be taken out of the accumulator.
export
foldrImplGoLemma :
  (x : a) -> (xs : Vect n a) -> (f : a -> b -> b) -> (e : b) -> (go : b -> b) ->
  go (foldrImpl f e (f x) xs) === foldrImpl f e (go . (f x)) xs
foldrImplGoLemma x [] f e go = Refl
foldrImplGoLemma x (y :: ys) f e go =
  trans (cong go (sym (foldrImplGoLemma y ys f e (f x)))) (foldrImplGoLemma y ys f e (go . f x))

public export
Foldable (Vect n) where
  foldr f e xs = foldrImpl f e id xs

  foldl f z [] = z
  foldl f z (x :: xs) = foldl f (f z x) xs

  null [] = True
  null (_ :: _) = False

  foldMap f xs = foldl (\acc, x => acc <+> f x) neutral xs

public export
concat : (xss : Vect m (Vect n elem)) -> Vect (m * n) elem
concat [] = []
concat (xs :: xss) = xs ++ Vect.concat xss

public export
foldr1 : (t -> t -> t) -> Vect (S n) t -> t
foldr1 f [x] = x
foldr1 f (x :: y :: ys) = f x (foldr1 f (y :: ys))

public export
foldl1 : (t -> t -> t) -> Vect (S n) t -> t
foldl1 f (x :: xs) = foldl f x xs

||| The results of folding each end of the vector.
public export
scanr : (elem -> res -> res) -> res -> Vect len elem -> Vect (S len) res
scanr f q [] = [q]
scanr f q (x :: xs) = case scanr f q xs of
  r :: rs => f x r :: r :: rs

public export
scanr1 : (elem -> elem -> elem) -> Vect len elem -> Vect len elem
scanr1 _ [] = []
scanr1 f (x :: xs) = let (start, end) = unsnoc (x :: xs) in scanr f end start

||| The results of folding each beginning of the vector.
public export
scanl : (res -> elem -> res) -> res -> Vect len elem -> Vect (S len) res
scanl f q [] = [q]
scanl f q (x :: xs) = q :: scanl f (f q x) xs

public export
scanl1 : (elem -> elem -> elem) -> Vect len elem -> Vect len elem
scanl1 f [] = []
scanl1 f (x :: xs) = scanl f x xs

-- Searching -------------------------------------------------------------------

public export
lookupBy : (p : key -> key -> Bool) -> (e : key) -> (xs : Vect n (key, val)) -> Maybe val
lookupBy p e [] = Nothing
lookupBy p e ((k, value) :: rest) = if p e k then Just value else lookupBy p e rest

public export
lookup : Eq key => key -> Vect n (key, val) -> Maybe val
lookup e entries = lookupBy (==) e entries

public export
hasAnyBy : (p : elem -> elem -> Bool) -> (elems : Vect m elem) -> (xs : Vect len elem) -> Bool
hasAnyBy p elems [] = False
hasAnyBy p elems (x :: xs) = elemBy p x elems || hasAnyBy p elems xs

public export
hasAny : Eq elem => Vect m elem -> Vect len elem -> Bool
hasAny elems xs = hasAnyBy (==) elems xs

public export
find : (p : elem -> Bool) -> (xs : Vect len elem) -> Maybe elem
find p [] = Nothing
find p (x :: xs) = if p x then Just x else find p xs

public export
findIndex : (elem -> Bool) -> Vect len elem -> Maybe (Fin len)
findIndex p [] = Nothing
findIndex p (x :: xs) = if p x then Just FZ else map FS (findIndex p xs)

public export
findIndices : (elem -> Bool) -> Vect m elem -> List (Fin m)
findIndices p [] = []
findIndices p (x :: xs) = let later = map FS (findIndices p xs) in if p x then FZ :: later else later

public export
elemIndexBy : (elem -> elem -> Bool) -> elem -> Vect m elem -> Maybe (Fin m)
elemIndexBy p e xs = findIndex (p e) xs

public export
elemIndex : Eq elem => elem -> Vect m elem -> Maybe (Fin m)
elemIndex e xs = elemIndexBy (==) e xs

public export
elemIndicesBy : (elem -> elem -> Bool) -> elem -> Vect m elem -> List (Fin m)
elemIndicesBy p e xs = findIndices (p e) xs

public export
elemIndices : Eq elem => elem -> Vect m elem -> List (Fin m)
elemIndices e xs = elemIndicesBy (==) e xs

public export
filter : (elem -> Bool) -> Vect len elem -> (p ** Vect p elem)
filter p [] = (_ ** [])
filter p (x :: xs) = case filter p xs of
  (_ ** rest) => if p x then (_ ** x :: rest) else (_ ** rest)

public export
nubByImpl : Vect m elem -> (elem -> elem -> Bool) -> Vect len elem -> (p ** Vect p elem)
nubByImpl seen p [] = (_ ** [])
nubByImpl seen p (x :: xs) =
  if elemBy p x seen
    then nubByImpl seen p xs
    else case nubByImpl (x :: seen) p xs of
      (_ ** rest) => (_ ** x :: rest)

||| The elements that are not equal to an earlier one.
public export
nubBy : (elem -> elem -> Bool) -> Vect len elem -> (p ** Vect p elem)
nubBy p xs = nubByImpl [] p xs

public export
nub : Eq elem => Vect len elem -> (p ** Vect p elem)
nub xs = nubBy (==) xs

||| Without the first element that the predicate relates to the value.
public export
deleteBy : {len : _} -> (elem -> elem -> Bool) -> elem -> Vect len elem -> (p ** Vect p elem)
deleteBy _ _ [] = (_ ** [])
deleteBy eq x (y :: ys) =
  let (n ** rest) = deleteBy eq x ys in if eq x y then (_ ** ys) else (S n ** y :: rest)

public export
delete : {len : _} -> Eq elem => elem -> Vect len elem -> (p ** Vect p elem)
delete x xs = deleteBy (==) x xs

-- Cutting ---------------------------------------------------------------------

public export
splitAt : (n : Nat) -> (xs : Vect (n + m) elem) -> (Vect n elem, Vect m elem)
splitAt Z xs = ([], xs)
splitAt (S k) (x :: xs) = case splitAt k xs of
  (taken, rest) => (x :: taken, rest)

public export
partition : (elem -> Bool) -> Vect len elem -> ((p ** Vect p elem), (q ** Vect q elem))
partition p [] = ((_ ** []), (_ ** []))
partition p (x :: xs) = case partition p xs of
  ((n ** those), (m ** others)) =>
    if p x then ((S n ** x :: those), (m ** others)) else ((n ** those), (S m ** x :: others))

||| So many parts of that length.
public export
kSplits : (k, n : Nat) -> Vect (k * n) a -> Vect k (Vect n a)
kSplits Z n xs = []
kSplits (S k) n xs = let (part, rest) = splitAt n xs in part :: kSplits k n rest

public export
nSplits : (k, n : Nat) -> Vect (k * n) a -> Vect n (Vect k a)

public export
isPrefixOfBy : (elem -> elem -> Bool) -> Vect m elem -> Vect len elem -> Bool
isPrefixOfBy p [] _ = True
isPrefixOfBy p (_ :: _) [] = False
isPrefixOfBy p (x :: xs) (y :: ys) = p x y && isPrefixOfBy p xs ys

public export
isPrefixOf : Eq elem => Vect m elem -> Vect len elem -> Bool
isPrefixOf xs ys = isPrefixOfBy (==) xs ys

public export
isSuffixOfBy : (elem -> elem -> Bool) -> Vect m elem -> Vect len elem -> Bool
isSuffixOfBy p xs ys = isPrefixOfBy p (reverse xs) (reverse ys)

public export
isSuffixOf : Eq elem => Vect m elem -> Vect len elem -> Bool
isSuffixOf xs ys = isSuffixOfBy (==) xs ys

public export
maybeToVect : Maybe elem -> (p ** Vect p elem)
maybeToVect Nothing = (_ ** [])
maybeToVect (Just x) = (_ ** [x])

public export
vectToMaybe : Vect len elem -> Maybe elem
vectToMaybe [] = Nothing
vectToMaybe (x :: _) = Just x

public export
catMaybes : (xs : Vect n (Maybe elem)) -> (p ** Vect p elem)
catMaybes [] = (_ ** [])
catMaybes (Nothing :: xs) = catMaybes xs
catMaybes (Just x :: xs) = case catMaybes xs of
  (_ ** rest) => (_ ** x :: rest)

||| The elements whose row and column are the same.
public export
diag : Vect len (Vect len elem) -> Vect len elem
diag [] = []
diag ((x :: _) :: rows) = x :: diag (map tail rows)

namespace Fin
  ||| What a function gives at each position.
  public export
  tabulate : {len : Nat} -> (Fin len -> a) -> Vect len a
  tabulate {len = Z} f = []
  tabulate {len = S _} f = f FZ :: tabulate (\i => f (FS i))

  public export
  range : {len : Nat} -> Vect len (Fin len)
  range = tabulate id

namespace Subset
  ||| What a function gives at each number below the length.
  public export
  tabulate : {len : Nat} -> (Subset Nat (`LT` len) -> a) -> Vect len a
  tabulate {len = Z} f = []
  tabulate {len = S _} f =
    f (Element Z ltZero) :: Subset.tabulate (\i => f (Element (S i.fst) (LTESucc i.snd)))

  public export
  range : {len : Nat} -> Vect len (Subset Nat (`LT` len))
  range = tabulate id

-- Place by place --------------------------------------------------------------

public export
Zippable (Vect k) where
  zipWith _ [] [] = []
  zipWith f (x :: xs) (y :: ys) = f x y :: zipWith f xs ys

  zipWith3 _ [] [] [] = []
  zipWith3 f (x :: xs) (y :: ys) (z :: zs) = f x y z :: zipWith3 f xs ys zs

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

export
zipWithIndexLinear :
  (0 f : a -> a -> c) -> (xs, ys : Vect n a) -> (i : Fin n) -> index i (zipWith f xs ys) = f (index i xs) (index i ys)
zipWithIndexLinear _ (_ :: _) (_ :: _) FZ = Refl
zipWithIndexLinear f (_ :: xs) (_ :: ys) (FS i) = zipWithIndexLinear f xs ys i

export
zipWith3IndexLinear :
  (0 f : a -> a -> a -> c) -> (xs, ys, zs : Vect n a) -> (i : Fin n) ->
  index i (zipWith3 f xs ys zs) = f (index i xs) (index i ys) (index i zs)
zipWith3IndexLinear _ (_ :: _) (_ :: _) (_ :: _) FZ = Refl
zipWith3IndexLinear f (_ :: xs) (_ :: ys) (_ :: zs) (FS i) = zipWith3IndexLinear f xs ys zs i

||| The element that each position names.
export
permute : (v : Vect len a) -> (p : Vect len (Fin len)) -> Vect len a
permute v p = map (\i => index i v) p

public export
transpose : {n : _} -> (array : Vect m (Vect n elem)) -> Vect n (Vect m elem)
transpose [] = replicate n []
transpose (row :: rows) = zipWith (::) row (transpose rows)

nSplits k n xs = transpose (kSplits k n xs)

public export
{k : Nat} -> Applicative (Vect k) where
  pure x = replicate k x
  fs <*> xs = zipWith apply fs xs

public export
{k : Nat} -> Monad (Vect k) where
  xs >>= f = diag (map f xs)

public export
Traversable (Vect k) where
  traverse f [] = pure []
  traverse f (x :: xs) = map (::) (f x) <*> traverse f xs

public export
Semigroup a => Semigroup (Vect k a) where
  xs <+> ys = zipWith (<+>) xs ys

public export
{k : Nat} -> Monoid a => Monoid (Vect k a) where
  neutral = replicate k neutral

export
Show elem => Show (Vect len elem) where
  show xs = show (toList xs)

||| The vector, if it has that length.
export
exactLength : {m : Nat} -> (len : Nat) -> (xs : Vect m a) -> Maybe (Vect len a)
exactLength {m} len xs = case decEq m len of
  Yes same => Just (replace {p = \k => Vect k a} same xs)
  No _ => Nothing

||| The vector and by how much it is longer, if it is long enough.
export
overLength : {m : Nat} -> (len : Nat) -> (xs : Vect m a) -> Maybe (p ** Vect (plus p len) a)
overLength {m} len xs with (cmp m len)
  overLength {m} (plus m (S y)) xs | CmpLT y = Nothing
  overLength {m} m xs | CmpEQ = Just (0 ** xs)
  overLength {m = plus len (S x)} len xs | CmpGT x = Just (S x ** rewrite plusCommutative (S x) len in xs)
