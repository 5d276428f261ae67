||| What a client of a repository believes: metadata that enough people have signed, and that is never older than what it believed.
|||
||| Root metadata says who may sign; a timestamp says what is newest. `step` takes whatever offers there are, in whatever order a
||| server sends them; `enough`, `follows` and `fresh` are what libs/repo decides by (extracted, libs/repo/src/proved.ts). Key sets are
||| numbers; whether one has signed a file is left open. Not here: time, and that a file is the one that another names by its digest.
module Package.Freshness

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Nat
import Decidable.Equality

%default total

-- Enough people ------------------------------------------------------------------------

||| Who may sign, and how many of them must.
public export
record Authority where
  constructor MkAuthority
  threshold : Nat
  keys : List Nat

||| One more, unless it is there already.
public export
once : Nat -> List Nat -> List Nat
once k ks with (isElem k ks)
  once k ks | Yes _ = ks
  once k ks | No _ = k :: ks

||| Those of the keys that have signed, each once, however often it is named.
public export
people : (signed : Nat -> Bool) -> (keys : List Nat) -> List Nat
people signed [] = []
people signed (k :: ks) with (signed k)
  people signed (k :: ks) | True = once k (people signed ks)
  people signed (k :: ks) | False = people signed ks

||| As many have signed as must.
public export
0 Enough : Authority -> (signed : Nat -> Bool) -> Type
Enough a signed = LTE (threshold a) (length (people signed (keys a)))

export
enough : (a : Authority) -> (signed : Nat -> Bool) -> Dec (Enough a signed)
enough a signed = isLTE (threshold a) (length (people signed (keys a)))

||| No element twice.
public export
data Distinct : List a -> Type where
  Nobody : Distinct []
  Another : Not (Elem x xs) -> Distinct xs -> Distinct (x :: xs)

onceDistinct : (k : Nat) -> (ks : List Nat) -> Distinct ks -> Distinct (once k ks)
onceDistinct k ks distinct with (isElem k ks)
  onceDistinct k ks distinct | Yes _ = distinct
  onceDistinct k ks distinct | No other = Another other distinct

onceElem : (k : Nat) -> (ks : List Nat) -> (p : Nat) -> Elem p (once k ks) -> Either (p = k) (Elem p ks)
onceElem k ks p here with (isElem k ks)
  onceElem k ks p here | Yes _ = Right here
  onceElem k ks k Here | No _ = Left Refl
  onceElem k ks p (There later) | No _ = Right later

peopleDistinct : (signed : Nat -> Bool) -> (keys : List Nat) -> Distinct (people signed keys)
peopleDistinct signed [] = Nobody
peopleDistinct signed (k :: ks) with (signed k)
  peopleDistinct signed (k :: ks) | True = onceDistinct k (people signed ks) (peopleDistinct signed ks)
  peopleDistinct signed (k :: ks) | False = peopleDistinct signed ks

peopleSigned : (signed : Nat -> Bool) -> (keys : List Nat) -> (p : Nat) -> Elem p (people signed keys) ->
               (signed p = True, Elem p keys)
peopleSigned signed [] p here = absurd here
peopleSigned signed (k :: ks) p here with (signed k) proof own
  peopleSigned signed (k :: ks) p here | False =
    let (yes, there) = peopleSigned signed ks p here in (yes, There there)
  peopleSigned signed (k :: ks) p here | True = case onceElem k (people signed ks) p here of
    Left Refl => (own, Here)
    Right later => let (yes, there) = peopleSigned signed ks p later in (yes, There there)

||| Enough is so many different people, each of whom may sign and has.
export
enoughMeansPeople : (a : Authority) -> (signed : Nat -> Bool) -> Enough a signed ->
                    (ps : List Nat ** (Distinct ps, LTE (threshold a) (length ps),
                                       (p : Nat) -> Elem p ps -> (signed p = True, Elem p (keys a))))
enoughMeansPeople a signed so =
  (people signed (keys a) ** (peopleDistinct signed (keys a), so, peopleSigned signed (keys a)))

||| Who may not sign makes nothing enough: where none of those who may has signed, no threshold above zero is met.
export
strangersNeverEnough : (a : Authority) -> (signed : Nat -> Bool) -> LT 0 (threshold a) ->
                       ((p : Nat) -> Elem p (keys a) -> signed p = False) -> Not (Enough a signed)
strangersNeverEnough (MkAuthority (S n) keys) signed (LTESucc _) none so with (people signed keys) proof same
  strangersNeverEnough (MkAuthority (S n) keys) signed (LTESucc _) none so | [] = absurd so
  strangersNeverEnough (MkAuthority (S n) keys) signed (LTESucc _) none so | p :: ps =
    let (yes, there) = peopleSigned signed keys p (rewrite same in Here) in
    case trans (sym yes) (none p there) of Refl impossible

-- What is believed ------------------------------------------------------------------------

public export
record Root where
  constructor MkRoot
  number : Nat
  ||| Who may sign the next root metadata.
  roots : Authority
  ||| Who may sign timestamps.
  stamps : Authority
  rootSigned : Nat -> Bool

public export
record Stamp where
  constructor MkStamp
  version : Nat
  ||| The version of the snapshot that it names.
  snapshot : Nat
  stampSigned : Nat -> Bool

public export
record State where
  constructor MkState
  root : Root
  stamp : Maybe Stamp

||| What a server sends.
public export
data Offer = ARoot Root | AStamp Stamp

||| One root metadata follows another: the next number, by enough people of both.
public export
record Follows (old, new : Root) where
  constructor MkFollows
  next : number new = S (number old)
  byOld : Enough (roots old) (rootSigned new)
  byNew : Enough (roots new) (rootSigned new)

||| One number is at most the other, said by what is computed at once of numbers of any size.
public export
0 AtMost : (n, m : Nat) -> Type
AtMost n m = minus n m = 0

export
atMost : (n, m : Nat) -> Dec (AtMost n m)
atMost n m = decEq (minus n m) 0

||| It means what it says.
export
atMostIsLTE : (n, m : Nat) -> AtMost n m -> LTE n m
atMostIsLTE Z m _ = LTEZero
atMostIsLTE (S n) Z so = case so of Refl impossible
atMostIsLTE (S n) (S m) so = LTESucc (atMostIsLTE n m so)

||| A later timestamp than the one that is believed, which names no older snapshot.
public export
data Later : Maybe Stamp -> Stamp -> Type where
  First : Later Nothing new
  After : AtMost (S (version old)) (version new) -> AtMost (snapshot old) (snapshot new) -> Later (Just old) new

||| A timestamp that is to be believed.
public export
record Fresh (r : Root) (t : Maybe Stamp) (new : Stamp) where
  constructor MkFresh
  signedFor : Enough (stamps r) (stampSigned new)
  later : Later t new

export
follows : (old, new : Root) -> Dec (Follows old new)
follows old new with (decEq (number new) (S (number old)))
  follows old new | No other = No (\so => other (next so))
  follows old new | Yes one with (enough (roots old) (rootSigned new))
    follows old new | Yes one | No few = No (\so => few (byOld so))
    follows old new | Yes one | Yes before with (enough (roots new) (rootSigned new))
      follows old new | Yes one | Yes before | No few = No (\so => few (byNew so))
      follows old new | Yes one | Yes before | Yes now = Yes (MkFollows one before now)

export
isLater : (t : Maybe Stamp) -> (new : Stamp) -> Dec (Later t new)
isLater Nothing new = Yes First
isLater (Just old) new with (atMost (S (version old)) (version new))
  isLater (Just old) new | No older = No (\(After newer _) => older newer)
  isLater (Just old) new | Yes newer with (atMost (snapshot old) (snapshot new))
    isLater (Just old) new | Yes newer | No back = No (\(After _ names) => back names)
    isLater (Just old) new | Yes newer | Yes names = Yes (After newer names)

export
fresh : (r : Root) -> (t : Maybe Stamp) -> (new : Stamp) -> Dec (Fresh r t new)
fresh r t new with (enough (stamps r) (stampSigned new))
  fresh r t new | No few = No (\so => few (signedFor so))
  fresh r t new | Yes signed with (isLater t new)
    fresh r t new | Yes signed | No older = No (\so => older (later so))
    fresh r t new | Yes signed | Yes newer = Yes (MkFresh signed newer)

||| The timestamp under other root metadata: given up if those who may sign it now have not.
public export
settle : Root -> Maybe Stamp -> Maybe Stamp
settle r Nothing = Nothing
settle r (Just old) with (enough (stamps r) (stampSigned old))
  settle r (Just old) | Yes _ = Just old
  settle r (Just old) | No _ = Nothing

||| What is believed after an offer. One that is refused changes nothing.
public export
step : State -> Offer -> State
step (MkState r t) (ARoot new) with (follows r new)
  step (MkState r t) (ARoot new) | Yes _ = MkState new (settle new t)
  step (MkState r t) (ARoot new) | No _ = MkState r t
step (MkState r t) (AStamp new) with (fresh r t new)
  step (MkState r t) (AStamp new) | Yes _ = MkState r (Just new)
  step (MkState r t) (AStamp new) | No _ = MkState r t

public export
run : State -> List Offer -> State
run s [] = s
run s (o :: os) = run (step s o) os

-- Signed by those who may -------------------------------------------------------------------

||| The timestamp that is believed is signed by enough of those who may sign it now.
public export
data Lawful : State -> Type where
  NoStamp : Lawful (MkState r Nothing)
  Signed : Enough (stamps r) (stampSigned t) -> Lawful (MkState r (Just t))

settled : (r : Root) -> (t : Maybe Stamp) -> Lawful (MkState r (settle r t))
settled r Nothing = NoStamp
settled r (Just old) with (enough (stamps r) (stampSigned old))
  settled r (Just old) | Yes so = Signed so
  settled r (Just old) | No _ = NoStamp

stepLawful : (s : State) -> Lawful s -> (o : Offer) -> Lawful (step s o)
stepLawful (MkState r t) law (ARoot new) with (follows r new)
  stepLawful (MkState r t) law (ARoot new) | Yes _ = settled new t
  stepLawful (MkState r t) law (ARoot new) | No _ = law
stepLawful (MkState r t) law (AStamp new) with (fresh r t new)
  stepLawful (MkState r t) law (AStamp new) | Yes so = Signed (signedFor so)
  stepLawful (MkState r t) law (AStamp new) | No _ = law

||| Whatever is offered, and however often: what is believed is signed by enough people of the root that is trusted then.
export
alwaysSigned : (s : State) -> Lawful s -> (os : List Offer) -> Lawful (run s os)
alwaysSigned s law [] = law
alwaysSigned s law (o :: os) = alwaysSigned (step s o) (stepLawful s law o) os

-- Never older -------------------------------------------------------------------------------

both : LTE n m -> LTE m k -> LTE n k
both LTEZero _ = LTEZero
both (LTESucc a) (LTESucc b) = LTESucc (both a b)

stepRoot : (s : State) -> (o : Offer) -> LTE (number (root s)) (number (root (step s o)))
stepRoot (MkState r t) (ARoot new) with (follows r new)
  stepRoot (MkState r t) (ARoot new) | Yes so = rewrite next so in lteSuccRight reflexive
  stepRoot (MkState r t) (ARoot new) | No _ = reflexive
stepRoot (MkState r t) (AStamp new) with (fresh r t new)
  stepRoot (MkState r t) (AStamp new) | Yes _ = reflexive
  stepRoot (MkState r t) (AStamp new) | No _ = reflexive

||| Root metadata never becomes older.
export
rootsNeverOlder : (s : State) -> (os : List Offer) -> LTE (number (root s)) (number (root (run s os)))
rootsNeverOlder s [] = reflexive
rootsNeverOlder s (o :: os) = both (stepRoot s o) (rootsNeverOlder (step s o) os)

||| There still is a timestamp if there was one, of no lower version, and it names no older snapshot.
public export
data NotOlder : Maybe Stamp -> Maybe Stamp -> Type where
  FromNothing : NotOlder Nothing t
  Grown : LTE (version old) (version new) -> LTE (snapshot old) (snapshot new) -> NotOlder (Just old) (Just new)

unchanged : (t : Maybe Stamp) -> NotOlder t t
unchanged Nothing = FromNothing
unchanged (Just old) = Grown reflexive reflexive

grow : NotOlder a b -> NotOlder b c -> NotOlder a c
grow FromNothing _ = FromNothing
grow (Grown v s) (Grown w u) = Grown (both v w) (both s u)

newest : (t : Maybe Stamp) -> (new : Stamp) -> Later t new -> NotOlder t (Just new)
newest Nothing new First = FromNothing
newest (Just old) new (After newer names) =
  Grown (lteSuccLeft (atMostIsLTE (S (version old)) (version new) newer)) (atMostIsLTE (snapshot old) (snapshot new) names)

||| An offer that leaves it as it is who may sign timestamps; who may sign root metadata may change.
public export
data Same : Authority -> Offer -> Type where
  AnyStamp : Same a (AStamp t)
  SameRoot : stamps r = a -> Same a (ARoot r)

stepSame : (a : Authority) -> (s : State) -> stamps (root s) = a -> (o : Offer) -> Same a o -> stamps (root (step s o)) = a
stepSame a (MkState r t) here (ARoot new) (SameRoot there) with (follows r new)
  stepSame a (MkState r t) here (ARoot new) (SameRoot there) | Yes _ = there
  stepSame a (MkState r t) here (ARoot new) (SameRoot there) | No _ = here
stepSame a (MkState r t) here (AStamp new) AnyStamp with (fresh r t new)
  stepSame a (MkState r t) here (AStamp new) AnyStamp | Yes _ = here
  stepSame a (MkState r t) here (AStamp new) AnyStamp | No _ = here

stays : (r, new : Root) -> stamps new = stamps r -> (t : Maybe Stamp) -> Lawful (MkState r t) -> NotOlder t (settle new t)
stays r new same Nothing law = FromNothing
stays r new same (Just old) (Signed so) with (enough (stamps new) (stampSigned old))
  stays r new same (Just old) (Signed so) | Yes _ = Grown reflexive reflexive
  stays r new same (Just old) (Signed so) | No few = absurd (few (rewrite same in so))

stepNotOlder : (s : State) -> Lawful s -> (o : Offer) -> Same (stamps (root s)) o -> NotOlder (stamp s) (stamp (step s o))
stepNotOlder (MkState r t) law (ARoot new) (SameRoot same) with (follows r new)
  stepNotOlder (MkState r t) law (ARoot new) (SameRoot same) | Yes _ = stays r new same t law
  stepNotOlder (MkState r t) law (ARoot new) (SameRoot same) | No _ = unchanged t
stepNotOlder (MkState r t) law (AStamp new) AnyStamp with (fresh r t new)
  stepNotOlder (MkState r t) law (AStamp new) AnyStamp | Yes so = newest t new (later so)
  stepNotOlder (MkState r t) law (AStamp new) AnyStamp | No _ = unchanged t

||| As long as the same people may sign timestamps, whatever else is offered: none that is older is ever believed, none that names an
||| older snapshot, and the one that is believed is not lost.
export
neverOlder : (a : Authority) -> (s : State) -> Lawful s -> stamps (root s) = a -> (os : List Offer) -> All (Same a) os ->
             NotOlder (stamp s) (stamp (run s os))
neverOlder a s law here [] [] = unchanged (stamp s)
neverOlder a s law here (o :: os) (one :: rest) =
  grow (stepNotOlder s law o (rewrite here in one))
       (neverOlder a (step s o) (stepLawful s law o) (stepSame a s here o one) os rest)

||| A timestamp is given up only where enough of those who may sign it now have not signed it: that is how people get
||| rid of one that a thief has signed, of a version that is never reached again.
export
givenUpIsUnsigned : (r, new : Root) -> (old : Stamp) -> settle new (Just old) = Nothing ->
                    Not (Enough (stamps new) (stampSigned old))
givenUpIsUnsigned r new old gone so with (enough (stamps new) (stampSigned old))
  givenUpIsUnsigned r new old Refl so | Yes _ impossible
  givenUpIsUnsigned r new old gone so | No few = few so

||| The rule does not keep everything as it is: what is to be believed is.
export
freshIsBelieved : (r : Root) -> (t : Maybe Stamp) -> (new : Stamp) -> Fresh r t new ->
                  step (MkState r t) (AStamp new) = MkState r (Just new)
freshIsBelieved r t new so with (fresh r t new)
  freshIsBelieved r t new so | Yes _ = Refl
  freshIsBelieved r t new so | No not = absurd (not so)

||| Root metadata that follows is trusted from then on.
export
followerIsTrusted : (r, new : Root) -> (t : Maybe Stamp) -> Follows r new -> root (step (MkState r t) (ARoot new)) = new
followerIsTrusted r new t so with (follows r new)
  followerIsTrusted r new t so | Yes _ = Refl
  followerIsTrusted r new t so | No not = absurd (not so)

-- What careless rules would say ---------------------------------------------------------------

||| How many signatures there are, a repeated one each time.
public export
signatures : (signed : Nat -> Bool) -> List Nat -> Nat
signatures signed [] = 0
signatures signed (k :: ks) = if signed k then S (signatures signed ks) else signatures signed ks

||| Who counts signatures takes one person for two.
export
signaturesAreNotPeople : Not ((signed : Nat -> Bool) -> (keys : List Nat) -> LTE (signatures signed keys) (length (people signed keys)))
signaturesAreNotPeople claim = case claim (\_ => True) [0, 0] of
  LTESucc (LTESucc _) impossible

theOne : Authority
theOne = MkAuthority 1 [0]

||| Who looks at signatures only believes an old timestamp again.
export
signedIsNotFresh : Not ((s : State) -> (new : Stamp) -> Enough (stamps (root s)) (stampSigned new) -> NotOlder (stamp s) (Just new))
signedIsNotFresh claim =
  case claim (MkState (MkRoot 0 theOne theOne (\_ => True)) (Just (MkStamp 1 0 (\_ => True)))) (MkStamp 0 0 (\_ => True)) (LTESucc LTEZero) of
    Grown LTEZero _ impossible
