||| Entries name their owners by numbers of a table of names: what entries are called determines table and numbers.
|||
||| The table is sorted, has each name once, and none that no entry has. So trees that are equal have one table, and there
||| is no room in it for anything that says nothing. targets/obli-pkg/src/package.zig (`parse`, `checkOwner`) is written after it.
module Package.Owners

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Nat
import Package.Manifest

%default total

||| The name with a number, if the table has it.
public export
named : (table : List a) -> (number : Nat) -> Maybe a
named [] _ = Nothing
named (x :: xs) Z = Just x
named (x :: xs) (S n) = named xs n

||| What entries with these numbers are called: an entry has a name of the table, or none.
public export
data Calls : (table : List a) -> List (Maybe Nat) -> List (Maybe a) -> Type where
  NoMore : Calls table [] []
  Nameless : Calls table numbers names -> Calls table (Nothing :: numbers) (Nothing :: names)
  Called : {0 x : a} -> {n : Nat} -> named table n = Just x -> Calls table numbers names ->
           Calls table (Just n :: numbers) (Just x :: names)

||| The table is what entries need: each of its names is some entry's, and each entry's name is in it.
public export
0 Needed : (table : List a) -> (names : List (Maybe a)) -> Type
Needed table names = ((x : _) -> Elem x table -> Elem (Just x) names, (x : _) -> Elem (Just x) names -> Elem x table)

inTable : (xs : List a) -> (n : Nat) -> {0 x : a} -> named xs n = Just x -> Elem x xs
inTable [] _ Refl impossible
inTable (x :: xs) Z Refl = Here
inTable (x :: xs) (S n) found = There (inTable xs n found)

at : {0 p : a -> Type} -> All p xs -> Elem x xs -> p x
at (here :: _) Here = here
at (_ :: later) (There there) = at later there

||| A name has one number.
export
oneNumber : {0 before : a -> a -> Type} -> (irreflexive : (x : a) -> Not (before x x)) -> (table : List a) ->
            Sorted before table -> (n, m : Nat) -> (x : a) -> named table n = Just x -> named table m = Just x -> n = m
oneNumber irreflexive [] _ n m x Refl _ impossible
oneNumber irreflexive (x :: xs) _ Z Z x Refl Refl = Refl
oneNumber irreflexive (x :: xs) (after :: _) Z (S m) x Refl found = absurd (irreflexive x (at after (inTable xs m found)))
oneNumber irreflexive (x :: xs) (after :: _) (S n) Z x found Refl = absurd (irreflexive x (at after (inTable xs n found)))
oneNumber irreflexive (y :: xs) (_ :: sorted) (S n) (S m) x found found' =
  cong S (oneNumber irreflexive xs sorted n m x found found')

||| Entries that are called the same have the same numbers: none of a name's two spellings could tell copies of a package apart.
export
oneNumbering : {0 before : a -> a -> Type} -> (irreflexive : (x : a) -> Not (before x x)) -> (table : List a) ->
               Sorted before table -> {0 numbers, numbers' : List (Maybe Nat)} -> (names : List (Maybe a)) ->
               Calls table numbers names -> Calls table numbers' names -> numbers = numbers'
oneNumbering irreflexive table sorted [] NoMore NoMore = Refl
oneNumbering irreflexive table sorted (Nothing :: names) (Nameless one) (Nameless two) =
  cong (Nothing ::) (oneNumbering irreflexive table sorted names one two)
oneNumbering irreflexive table sorted (Just x :: names) (Called {n} found one) (Called {n = m} found' two) =
  cong2 (\number, rest => Just number :: rest) (oneNumber irreflexive table sorted n m x found found')
    (oneNumbering irreflexive table sorted names one two)

||| Equal trees have one table of names.
export
oneTable : {0 before : a -> a -> Type} -> (irreflexive : (x : a) -> Not (before x x)) ->
           (transitive : (x, y, z : a) -> before x y -> before y z -> before x z) ->
           (table, table' : List a) -> Sorted before table -> Sorted before table' -> (names : List (Maybe a)) ->
           Needed table names -> Needed table' names -> table = table'
oneTable irreflexive transitive table table' sorted sorted' names (used, there) (used', there') =
  oneSortedList irreflexive transitive table table' sorted sorted'
    (\x, here => there' x (used x here), \x, here => there x (used' x here))

-- What a careless reader would take -----------------------------------------------

||| Where names may be that no entry has, one tree has many tables: a name more changes the bytes and says nothing.
export
unusedIsAmbiguous : Not ((table, table' : List Nat) -> Sorted LT table -> Sorted LT table' -> (numbers : List (Maybe Nat)) ->
                         (names : List (Maybe Nat)) -> Calls table numbers names -> Calls table' numbers names -> table = table')
unusedIsAmbiguous claim =
  case claim [1] [1, 2] ([] :: []) ([LTESucc (LTESucc LTEZero)] :: ([] :: [])) [Just 0] [Just 1] (Called Refl NoMore) (Called Refl NoMore) of
    Refl impossible

wrapped : {0 x, y, z : a} -> Elem x [y, z] -> Elem (Just x) [Just y, Just z]
wrapped Here = Here
wrapped (There Here) = There Here
wrapped (There (There it)) = absurd it

bare : {0 x, y, z : a} -> Elem (Just x) [Just y, Just z] -> Elem x [y, z]
bare Here = Here
bare (There Here) = There Here
bare (There (There it)) = absurd it

swapped : {0 x, y, z : a} -> Elem x [y, z] -> Elem x [z, y]
swapped Here = There Here
swapped (There Here) = Here
swapped (There (There it)) = absurd it

||| Where the table may be in any order, one tree has many as well.
export
unsortedIsAmbiguous : Not ((table, table' : List Nat) -> (names : List (Maybe Nat)) -> Needed table names ->
                           Needed table' names -> table = table')
unsortedIsAmbiguous claim =
  case claim [1, 2] [2, 1] [Just 1, Just 2] (\_, here => wrapped here, \_, here => bare here)
         (\_, here => wrapped (swapped here), \_, here => swapped (bare here)) of
    Refl impossible
