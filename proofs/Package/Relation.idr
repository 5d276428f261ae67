||| What packages say of one another: which they need, which they cannot be beside, and what they stand in for.
|||
||| A relation names a package and a range of its versions. The order of versions is left open (obli-pkg takes Debian's), but
||| that it is strict; so are names. targets/obli-pkg/src/relation.zig is written after `meets` and its parts.
||| Not here: when a set of packages is consistent (Package.Resolve).
module Package.Relation

import Data.List
import Data.List.Quantifiers
import Data.Nat
import Decidable.Equality
import Package.Version

%default total

||| One end of a range.
public export
data Bound v = Open | Including v | Excluding v

public export
record Interval v where
  constructor MkInterval
  lower, upper : Bound v

||| What a package depends on, or is in conflict with.
public export
record Relation v where
  constructor MkRelation
  name : List Nat
  range : Interval v

||| A name that a package answers to, perhaps with a version.
public export
record Provision v where
  constructor MkProvision
  name : List Nat
  version : Maybe v

||| A package as far as others are concerned.
public export
record Member v where
  constructor MkMember
  name : List Nat
  version : v
  depends, conflicts : List (Relation v)
  provides : List (Provision v)

-- Ranges -----------------------------------------------------------------------------

public export
data Above : Order v -> Bound v -> v -> Type where
  AnyAbove : Above order Open x
  NotOlder : Not (Before order x low) -> Above order (Including low) x
  Newer : Before order low x -> Above order (Excluding low) x

public export
data Below : Order v -> Bound v -> v -> Type where
  AnyBelow : Below order Open x
  NotNewer : Not (Before order high x) -> Below order (Including high) x
  Older : Before order x high -> Below order (Excluding high) x

||| A version in a range is on the right side of both ends. Versions of which neither is before the other count as one.
public export
data Within : Order v -> Interval v -> v -> Type where
  MkWithin : {0 range : Interval v} -> Above order range.lower x -> Below order range.upper x -> Within order range x

public export
isAbove : (order : Order v) -> (bound : Bound v) -> (x : v) -> Dec (Above order bound x)
isAbove order Open x = Yes AnyAbove
isAbove order (Including low) x with (isBefore order x low)
  isAbove order (Including low) x | Yes older = No (\(NotOlder no) => no older)
  isAbove order (Including low) x | No no = Yes (NotOlder no)
isAbove order (Excluding low) x with (isBefore order low x)
  isAbove order (Excluding low) x | Yes newer = Yes (Newer newer)
  isAbove order (Excluding low) x | No no = No (\(Newer newer) => no newer)

public export
isBelow : (order : Order v) -> (bound : Bound v) -> (x : v) -> Dec (Below order bound x)
isBelow order Open x = Yes AnyBelow
isBelow order (Including high) x with (isBefore order high x)
  isBelow order (Including high) x | Yes newer = No (\(NotNewer no) => no newer)
  isBelow order (Including high) x | No no = Yes (NotNewer no)
isBelow order (Excluding high) x with (isBefore order x high)
  isBelow order (Excluding high) x | Yes older = Yes (Older older)
  isBelow order (Excluding high) x | No no = No (\(Older older) => no older)

public export
isWithin : (order : Order v) -> (range : Interval v) -> (x : v) -> Dec (Within order range x)
isWithin order range x with (isAbove order range.lower x)
  isWithin order range x | No no = No (\(MkWithin over _) => no over)
  isWithin order range x | Yes over with (isBelow order range.upper x)
    isWithin order range x | Yes over | No no = No (\(MkWithin _ under) => no under)
    isWithin order range x | Yes over | Yes under = Yes (MkWithin over under)

-- What meets a relation ------------------------------------------------------------------

||| What is provided without a version promises none: it is in the range that is open on both sides, and in no other.
public export
data Offered : Order v -> Interval v -> Maybe v -> Type where
  WithVersion : Within order range x -> Offered order range (Just x)
  WithoutVersion : Offered order (MkInterval Open Open) Nothing

public export
isOffered : (order : Order v) -> (range : Interval v) -> (version : Maybe v) -> Dec (Offered order range version)
isOffered order range (Just x) with (isWithin order range x)
  isOffered order range (Just x) | Yes is = Yes (WithVersion is)
  isOffered order range (Just x) | No no = No (\(WithVersion is) => no is)
isOffered order (MkInterval Open Open) Nothing = Yes WithoutVersion
isOffered order (MkInterval (Including _) _) Nothing = No (\case WithoutVersion impossible)
isOffered order (MkInterval (Excluding _) _) Nothing = No (\case WithoutVersion impossible)
isOffered order (MkInterval Open (Including _)) Nothing = No (\case WithoutVersion impossible)
isOffered order (MkInterval Open (Excluding _)) Nothing = No (\case WithoutVersion impossible)

public export
data Answers : Order v -> Relation v -> Provision v -> Type where
  MkAnswers : {0 relation : Relation v} -> {0 offer : Provision v} -> offer.name = relation.name ->
              Offered order relation.range offer.version -> Answers order relation offer

public export
answers : (order : Order v) -> (relation : Relation v) -> (offer : Provision v) -> Dec (Answers order relation offer)
answers order relation offer with (decEq offer.name relation.name)
  answers order relation offer | No other = No (\(MkAnswers same _) => other same)
  answers order relation offer | Yes same with (isOffered order relation.range offer.version)
    answers order relation offer | Yes same | No no = No (\(MkAnswers _ is) => no is)
    answers order relation offer | Yes same | Yes is = Yes (MkAnswers same is)

||| The names that a package answers to: its own, and what it provides.
public export
offers : Member v -> List (Provision v)
offers member = MkProvision member.name (Just member.version) :: member.provides

||| A package meets a relation by its own name and version, or by something that it provides.
public export
Meets : Order v -> Relation v -> Member v -> Type
Meets order relation member = Any (Answers order relation) (offers member)

public export
meets : (order : Order v) -> (relation : Relation v) -> (member : Member v) -> Dec (Meets order relation member)
meets order relation member = any (answers order relation) (offers member)

-- Theorems ---------------------------------------------------------------------------

||| A newer version never falls out of a range at its lower end: an upgrade breaks no `>=` and no `>`.
export
newerStaysAbove : (order : Order v) -> (bound : Bound v) -> (x, y : v) -> Before order x y -> Above order bound x ->
                  Above order bound y
newerStaysAbove order Open x y later AnyAbove = AnyAbove
newerStaysAbove order (Including low) x y later (NotOlder no) =
  NotOlder (\older => no (order.transitive later older))
newerStaysAbove order (Excluding low) x y later (Newer newer) = Newer (order.transitive newer later)

||| And an older one never at its upper end.
export
olderStaysBelow : (order : Order v) -> (bound : Bound v) -> (x, y : v) -> Before order x y -> Below order bound y ->
                  Below order bound x
olderStaysBelow order Open x y later AnyBelow = AnyBelow
olderStaysBelow order (Including high) x y later (NotNewer no) =
  NotNewer (\newer => no (order.transitive newer later))
olderStaysBelow order (Excluding high) x y later (Older older) = Older (order.transitive later older)

||| The range from a version to the same one is met by that version: `= 1.2` takes 1.2.
export
exactlyIt : (order : Order v) -> (x : v) -> Within order (MkInterval (Including x) (Including x)) x
exactlyIt order x = MkWithin (NotOlder (irreflexive order x)) (NotNewer (irreflexive order x))

||| And by none that is older or newer.
export
nothingElse : (order : Order v) -> (x, y : v) -> Within order (MkInterval (Including x) (Including x)) y ->
              (Not (Before order x y), Not (Before order y x))
nothingElse order x y (MkWithin (NotOlder notOlder) (NotNewer notNewer)) = (notNewer, notOlder)

||| A package meets whatever asks for its name without a range.
export
meetsByName : (order : Order v) -> (member : Member v) -> Meets order (MkRelation member.name (MkInterval Open Open)) member
meetsByName order member = Here (MkAnswers Refl (WithVersion (MkWithin AnyAbove AnyBelow)))

-- Refutations ------------------------------------------------------------------------

||| Versions that are numbers.
public export
numbers : Order Nat
numbers = MkOrder LT (\x => succNotLTEpred) (\first, second => transitive first (lteSuccLeft second)) isLT

oneToTwo : Interval Nat
oneToTwo = MkInterval (Including 1) (Excluding 2)

||| A check that forgets the upper end takes a version that is not in the range.
export
forgottenUpperEnd : Not ((range : Interval Nat) -> (x : Nat) -> Above Relation.numbers range.lower x -> Within Relation.numbers range x)
forgottenUpperEnd claim = case claim Relation.oneToTwo 2 (NotOlder succNotLTEpred') of
    MkWithin _ (Older older) => succNotLTEpred older
  where
    succNotLTEpred' : Not (LT 2 1)
    succNotLTEpred' (LTESucc (LTESucc _)) impossible

||| A check that takes an excluded end for an included one does so too.
export
forgottenExclusion : Not ((low, x : Nat) -> Above Relation.numbers (Including low) x -> Above Relation.numbers (Excluding low) x)
forgottenExclusion claim = case claim 1 1 (NotOlder succNotLTEpred) of
  Newer newer => succNotLTEpred newer

||| Something that is provided without a version meets no relation that asks for one: nobody has promised it.
export
noVersionNoPromise : (order : Order v) -> (low : v) -> (upper : Bound v) ->
                     Not (Offered order (MkInterval (Including low) upper) Nothing)
noVersionNoPromise order low upper = \case WithoutVersion impossible
