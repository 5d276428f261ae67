||| Versions of an installed package only go up, unless somebody asks for an older one.
|||
||| The order of versions is left open (obli-pkg takes Debian's, targets/obli-pkg/src/version.zig): the theorems need only that
||| it is strict. targets/obli-pkg/src/plan_upgrade.zig is written after `step`.
module Package.Version

import Data.List.Quantifiers

%default total

||| A strict order of versions, decided by a program.
public export
record Order (v : Type) where
  constructor MkOrder
  Before : v -> v -> Type
  irreflexive : (x : v) -> Not (Before x x)
  transitive : {x, y, z : v} -> Before x y -> Before y z -> Before x z
  isBefore : (x, y : v) -> Dec (Before x y)

||| What is asked of an installed package: another version, with or without leave to go back.
public export
data Asked v = Upgrade v | Downgrade v

||| The version that is installed afterwards; a request that is refused leaves the one that was there.
public export
step : Order v -> (installed : v) -> Asked v -> v
step order installed (Downgrade other) = other
step order installed (Upgrade other) with (isBefore order installed other)
  step order installed (Upgrade other) | Yes _ = other
  step order installed (Upgrade other) | No _ = installed

public export
steps : Order v -> (installed : v) -> List (Asked v) -> v
steps order installed [] = installed
steps order installed (asked :: rest) = steps order (step order installed asked) rest

||| A request without leave to go back.
public export
data IsUpgrade : Asked v -> Type where
  ItIs : IsUpgrade (Upgrade other)

||| The same version or a later one.
public export
NotOlder : Order v -> v -> v -> Type
NotOlder order old new = Either (new = old) (Before order old new)

stepNotOlder : (order : Order v) -> (installed : v) -> (asked : Asked v) -> IsUpgrade asked ->
               NotOlder order installed (step order installed asked)
stepNotOlder order installed (Upgrade other) ItIs with (isBefore order installed other)
  stepNotOlder order installed (Upgrade other) ItIs | Yes later = Right later
  stepNotOlder order installed (Upgrade other) ItIs | No _ = Left Refl

notOlderTrans : (order : Order v) -> {a, b, c : v} -> NotOlder order a b -> NotOlder order b c -> NotOlder order a c
notOlderTrans order (Left same) (Left again) = Left (trans again same)
notOlderTrans order (Left Refl) (Right later) = Right later
notOlderTrans order (Right later) (Left Refl) = Right later
notOlderTrans order (Right first) (Right second) = Right (transitive order first second)

||| Whatever is offered, and however often: without leave to go back no request leaves an older version than was there before.
export
neverOlder : (order : Order v) -> (installed : v) -> (asked : List (Asked v)) -> All IsUpgrade asked ->
             NotOlder order installed (steps order installed asked)
neverOlder order installed [] [] = Left Refl
neverOlder order installed (one :: rest) (is :: are) =
  notOlderTrans order (stepNotOlder order installed one is) (neverOlder order (step order installed one) rest are)

||| A package that was signed long ago and is older than what is installed, offered once more, changes nothing.
export
replayChangesNothing : (order : Order v) -> (installed, old : v) -> Before order old installed ->
                       step order installed (Upgrade old) = installed
replayChangesNothing order installed old older with (isBefore order installed old)
  replayChangesNothing order installed old older | No _ = Refl
  replayChangesNothing order installed old older | Yes newer =
    absurd (irreflexive order installed (transitive order newer older))

||| The rule does not keep everything as it is: a later version is taken.
export
laterIsTaken : (order : Order v) -> (installed, new : v) -> Before order installed new ->
               step order installed (Upgrade new) = new
laterIsTaken order installed new later with (isBefore order installed new)
  laterIsTaken order installed new later | Yes _ = Refl
  laterIsTaken order installed new later | No not = absurd (not later)

||| With leave to go back nothing of the kind holds: that is what the leave is for.
export
leaveGoesBack : (order : Order v) -> (installed, old : v) -> Before order old installed ->
                Not ((asked : Asked v) -> NotOlder order installed (step order installed asked))
leaveGoesBack order installed old older claim = case claim (Downgrade old) of
  Left Refl => irreflexive order old older
  Right later => irreflexive order installed (transitive order later older)
