||| When packages may be installed together, and what an operation may do to them.
|||
||| The rule is simple, and there is no search: the packages after an operation are those before it, without what was asked to
||| go, and with what was asked to come. If everything they need is among them and nothing is in conflict, the operation is
||| allowed; if not, it is refused with each need that is not met and each conflict. Nothing is installed or removed that was
||| not asked for. Install, upgrade, remove and rollback differ only in who comes and who goes.
||| targets/obli-pkg/src/relation.zig is written after `problems`.
module Package.Resolve

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Nat
import Decidable.Equality
import Package.Version
import Package.Relation

%default total

-- Consistent sets --------------------------------------------------------------------

||| Some package of a set meets the relation.
public export
Met : Order v -> List (Member v) -> Relation v -> Type
Met order set relation = Any (Meets order relation) set

||| Whatever a package of the set depends on is met within the set.
public export
Closed : {v : Type} -> Order v -> List (Member v) -> Type
Closed order set = (p : Member v) -> Elem p set -> (d : Relation v) -> Elem d p.depends -> Met order set d

||| No package of the set meets what another one is in conflict with. What a package itself provides does not count: several
||| that stand in for one thing may each exclude the others.
public export
Peaceful : {v : Type} -> Order v -> List (Member v) -> Type
Peaceful order set =
  (p : Member v) -> Elem p set -> (c : Relation v) -> Elem c p.conflicts ->
  (q : Member v) -> Elem q set -> Meets order c q -> q.name = p.name

public export
Consistent : {v : Type} -> Order v -> List (Member v) -> Type
Consistent order set = (Closed order set, Peaceful order set)

-- The check --------------------------------------------------------------------------

||| Why packages may not be installed together.
public export
data Problem v = Unmet (Member v) (Relation v) | InTheWay (Member v) (Relation v) (Member v)

public export
unmet : Order v -> List (Member v) -> Member v -> List (Relation v) -> List (Problem v)
unmet order set p [] = []
unmet order set p (d :: ds) with (any (meets order d) set)
  unmet order set p (d :: ds) | Yes _ = unmet order set p ds
  unmet order set p (d :: ds) | No _ = Unmet p d :: unmet order set p ds

public export
against : Order v -> Member v -> Relation v -> List (Member v) -> List (Problem v)
against order p c [] = []
against order p c (q :: qs) with (decEq q.name p.name)
  against order p c (q :: qs) | Yes _ = against order p c qs
  against order p c (q :: qs) | No _ with (meets order c q)
    against order p c (q :: qs) | No _ | Yes _ = InTheWay p c q :: against order p c qs
    against order p c (q :: qs) | No _ | No _ = against order p c qs

public export
inTheWay : Order v -> List (Member v) -> Member v -> List (Relation v) -> List (Problem v)
inTheWay order set p [] = []
inTheWay order set p (c :: cs) = against order p c set ++ inTheWay order set p cs

||| The problems of some packages in a set.
public export
problemsOf : Order v -> List (Member v) -> List (Member v) -> List (Problem v)
problemsOf order set [] = []
problemsOf order set (p :: ps) =
  unmet order set p p.depends ++ (inTheWay order set p p.conflicts ++ problemsOf order set ps)

||| Everything for which the packages of a set may not be installed together: nothing if they may.
public export
problems : Order v -> List (Member v) -> List (Problem v)
problems order set = problemsOf order set set

-- The check is honest and complete -----------------------------------------------------------

||| What a problem says of a set.
public export
data Real : Order v -> List (Member v) -> Problem v -> Type where
  ReallyUnmet : Elem p set -> Elem d p.depends -> Not (Met order set d) -> Real order set (Unmet p d)
  ReallyInTheWay : {0 p, q : Member v} -> {0 c : Relation v} -> Elem p set -> Elem c p.conflicts -> Elem q set ->
                   Not (q.name = p.name) -> Meets order c q -> Real order set (InTheWay p c q)

inFirst : {0 x : a} -> {0 xs : List a} -> (0 ys : List a) -> Elem x xs -> Elem x (xs ++ ys)
inFirst ys Here = Here
inFirst ys (There later) = There (inFirst ys later)

inSecond : {0 x : a} -> (xs : List a) -> {0 ys : List a} -> Elem x ys -> Elem x (xs ++ ys)
inSecond [] here = here
inSecond (_ :: xs) here = There (inSecond xs here)

inEither : {0 x : a} -> (xs : List a) -> {0 ys : List a} -> Elem x (xs ++ ys) -> Either (Elem x xs) (Elem x ys)
inEither [] here = Right here
inEither (_ :: xs) Here = Left Here
inEither (_ :: xs) (There later) = case inEither xs later of
  Left first => Left (There first)
  Right second => Right second

allOfBoth : {0 p : a -> Type} -> {0 xs, ys : List a} -> All p xs -> All p ys -> All p (xs ++ ys)
allOfBoth [] all = all
allOfBoth (one :: more) all = one :: allOfBoth more all

unmetReal : (order : Order v) -> (set : List (Member v)) -> (p : Member v) -> Elem p set -> (ds : List (Relation v)) ->
            ((d : Relation v) -> Elem d ds -> Elem d p.depends) -> All (Real order set) (unmet order set p ds)
unmetReal order set p here [] among = []
unmetReal order set p here (d :: ds) among with (any (meets order d) set)
  unmetReal order set p here (d :: ds) among | Yes _ = unmetReal order set p here ds (\e, there => among e (There there))
  unmetReal order set p here (d :: ds) among | No no =
    ReallyUnmet here (among d Here) no :: unmetReal order set p here ds (\e, there => among e (There there))

againstReal : (order : Order v) -> (set : List (Member v)) -> (p : Member v) -> Elem p set -> (c : Relation v) ->
              Elem c p.conflicts -> (qs : List (Member v)) -> ((q : Member v) -> Elem q qs -> Elem q set) ->
              All (Real order set) (against order p c qs)
againstReal order set p here c has [] among = []
againstReal order set p here c has (q :: qs) among with (decEq q.name p.name)
  againstReal order set p here c has (q :: qs) among | Yes _ =
    againstReal order set p here c has qs (\r, there => among r (There there))
  againstReal order set p here c has (q :: qs) among | No other with (meets order c q)
    againstReal order set p here c has (q :: qs) among | No other | Yes it =
      ReallyInTheWay here has (among q Here) other it
        :: againstReal order set p here c has qs (\r, there => among r (There there))
    againstReal order set p here c has (q :: qs) among | No other | No _ =
      againstReal order set p here c has qs (\r, there => among r (There there))

inTheWayReal : (order : Order v) -> (set : List (Member v)) -> (p : Member v) -> Elem p set -> (cs : List (Relation v)) ->
               ((c : Relation v) -> Elem c cs -> Elem c p.conflicts) -> All (Real order set) (inTheWay order set p cs)
inTheWayReal order set p here [] among = []
inTheWayReal order set p here (c :: cs) among =
  allOfBoth (againstReal order set p here c (among c Here) set (\_, there => there))
            (inTheWayReal order set p here cs (\e, there => among e (There there)))

problemsOfReal : (order : Order v) -> (set, ps : List (Member v)) -> ((p : Member v) -> Elem p ps -> Elem p set) ->
                 All (Real order set) (problemsOf order set ps)
problemsOfReal order set [] among = []
problemsOfReal order set (p :: ps) among =
  allOfBoth (unmetReal order set p (among p Here) p.depends (\_, there => there))
            (allOfBoth (inTheWayReal order set p (among p Here) p.conflicts (\_, there => there))
                       (problemsOfReal order set ps (\q, there => among q (There there))))

||| A refusal is honest: every need that it names is of a package of the set and met by none of them, every conflict is one.
export
honest : (order : Order v) -> (set : List (Member v)) -> All (Real order set) (problems order set)
honest order set = problemsOfReal order set set (\_, there => there)

unmetTold : (order : Order v) -> (set : List (Member v)) -> (p : Member v) -> (ds : List (Relation v)) ->
            (d : Relation v) -> Elem d ds -> Not (Met order set d) -> Elem (Unmet p d) (unmet order set p ds)
unmetTold order set p (d :: ds) e there no with (any (meets order d) set)
  unmetTold order set p (d :: ds) d Here no | Yes met = absurd (no met)
  unmetTold order set p (d :: ds) e (There later) no | Yes _ = unmetTold order set p ds e later no
  unmetTold order set p (d :: ds) d Here no | No _ = Here
  unmetTold order set p (d :: ds) e (There later) no | No _ = There (unmetTold order set p ds e later no)

againstTold : (order : Order v) -> (p : Member v) -> (c : Relation v) -> (qs : List (Member v)) -> (q : Member v) ->
              Elem q qs -> Not (q.name = p.name) -> Meets order c q -> Elem (InTheWay p c q) (against order p c qs)
againstTold order p c (r :: qs) q there other it with (decEq r.name p.name)
  againstTold order p c (q :: qs) q Here other it | Yes same = absurd (other same)
  againstTold order p c (r :: qs) q (There later) other it | Yes _ = againstTold order p c qs q later other it
  againstTold order p c (r :: qs) q there other it | No _ with (meets order c r)
    againstTold order p c (q :: qs) q Here other it | No _ | Yes _ = Here
    againstTold order p c (q :: qs) q Here other it | No _ | No no = absurd (no it)
    againstTold order p c (r :: qs) q (There later) other it | No _ | Yes _ = There (againstTold order p c qs q later other it)
    againstTold order p c (r :: qs) q (There later) other it | No _ | No _ = againstTold order p c qs q later other it

inTheWayTold : (order : Order v) -> (set : List (Member v)) -> (p : Member v) -> (cs : List (Relation v)) ->
               (c : Relation v) -> Elem c cs -> (q : Member v) -> Elem q set -> Not (q.name = p.name) -> Meets order c q ->
               Elem (InTheWay p c q) (inTheWay order set p cs)
inTheWayTold order set p (c :: cs) c Here q there other it = inFirst _ (againstTold order p c set q there other it)
inTheWayTold order set p (b :: cs) c (There later) q there other it =
  inSecond (against order p b set) (inTheWayTold order set p cs c later q there other it)

needTold : (order : Order v) -> (set, ps : List (Member v)) -> (p : Member v) -> Elem p ps -> (d : Relation v) ->
           Elem d p.depends -> Not (Met order set d) -> Elem (Unmet p d) (problemsOf order set ps)
needTold order set (p :: ps) p Here d has no = inFirst _ (unmetTold order set p p.depends d has no)
needTold order set (q :: ps) p (There later) d has no =
  inSecond (unmet order set q q.depends) (inSecond (inTheWay order set q q.conflicts) (needTold order set ps p later d has no))

conflictTold : (order : Order v) -> (set, ps : List (Member v)) -> (p : Member v) -> Elem p ps -> (c : Relation v) ->
               Elem c p.conflicts -> (q : Member v) -> Elem q set -> Not (q.name = p.name) -> Meets order c q ->
               Elem (InTheWay p c q) (problemsOf order set ps)
conflictTold order set (p :: ps) p Here c has q there other it =
  inSecond (unmet order set p p.depends) (inFirst _ (inTheWayTold order set p p.conflicts c has q there other it))
conflictTold order set (r :: ps) p (There later) c has q there other it =
  inSecond (unmet order set r r.depends)
           (inSecond (inTheWay order set r r.conflicts) (conflictTold order set ps p later c has q there other it))

problemsOfTold : (order : Order v) -> (set, ps : List (Member v)) -> (x : Problem v) -> Real order set x ->
                 ((p : Member v) -> Elem p set -> Elem p ps) -> Elem x (problemsOf order set ps)
problemsOfTold order set ps (Unmet p d) (ReallyUnmet here has no) all = needTold order set ps p (all p here) d has no
problemsOfTold order set ps (InTheWay p c q) (ReallyInTheWay here has there other it) all =
  conflictTold order set ps p (all p here) c has q there other it

||| A refusal tells everything: whatever need is not met, whatever conflict there is, it is named. Nobody learns of the second
||| obstacle only after the first is out of the way.
export
tellsAll : (order : Order v) -> (set : List (Member v)) -> (x : Problem v) -> Real order set x -> Elem x (problems order set)
tellsAll order set x real = problemsOfTold order set set x real (\_, there => there)

nothingIn : {0 x : a} -> {0 xs : List a} -> xs = [] -> Not (Elem x xs)
nothingIn Refl here = absurd here

||| Sound: where the check finds nothing, every need is met and there is no conflict.
export
sound : (order : Order v) -> (set : List (Member v)) -> problems order set = [] -> Consistent order set
sound order set none = (closed, peaceful)
  where
    closed : (p : Member v) -> Elem p set -> (d : Relation v) -> Elem d p.depends -> Met order set d
    closed p here d has with (any (meets order d) set)
      closed p here d has | Yes met = met
      closed p here d has | No no = absurd (nothingIn none (tellsAll order set (Unmet p d) (ReallyUnmet here has no)))
    peaceful : (p : Member v) -> Elem p set -> (c : Relation v) -> Elem c p.conflicts ->
               (q : Member v) -> Elem q set -> Meets order c q -> q.name = p.name
    peaceful p here c has q there it with (decEq q.name p.name)
      peaceful p here c has q there it | Yes same = same
      peaceful p here c has q there it | No other =
        absurd (nothingIn none (tellsAll order set (InTheWay p c q) (ReallyInTheWay here has there other it)))

unreal : (order : Order v) -> (set : List (Member v)) -> Consistent order set -> (x : Problem v) -> Not (Real order set x)
unreal order set (closed, peaceful) (Unmet p d) (ReallyUnmet here has no) = no (closed p here d has)
unreal order set (closed, peaceful) (InTheWay p c q) (ReallyInTheWay here has there other it) =
  other (peaceful p here c has q there it)

||| Complete: packages that may be installed together are never refused.
export
complete : (order : Order v) -> (set : List (Member v)) -> Consistent order set -> problems order set = []
complete order set lawful = none (problems order set) (honest order set)
  where
    none : (found : List (Problem v)) -> All (Real order set) found -> found = []
    none [] [] = Refl
    none (x :: _) (real :: _) = absurd (unreal order set lawful x real)

-- Operations --------------------------------------------------------------------------

||| The packages that stay where some names go.
public export
staying : (going : List (List Nat)) -> List (Member v) -> List (Member v)
staying going [] = []
staying going (p :: ps) with (isElem p.name going)
  staying going (p :: ps) | Yes _ = staying going ps
  staying going (p :: ps) | No _ = p :: staying going ps

||| What is asked: names that go, packages that come. An upgrade is both; a rollback asks for what its transaction took.
public export
record Request v where
  constructor MkRequest
  going : List (List Nat)
  coming : List (Member v)

public export
after : Request v -> List (Member v) -> List (Member v)
after request set = request.coming ++ staying request.going set

||| The packages afterwards, or why they are as they were.
public export
decide : Order v -> Request v -> List (Member v) -> Either (List (Problem v)) (List (Member v))
decide order request set with (problems order (after request set))
  decide order request set | [] = Right (after request set)
  decide order request set | found = Left found

||| What is installed after requests, one after the other; one that is refused changes nothing.
public export
served : Order v -> List (Request v) -> List (Member v) -> List (Member v)
served order [] set = set
served order (request :: requests) set with (decide order request set)
  served order (request :: requests) set | Left _ = served order requests set
  served order (request :: requests) set | Right next = served order requests next

||| An allowed operation leaves a set in which every need is met and nothing is in conflict.
export
allowedIsConsistent : (order : Order v) -> (request : Request v) -> (set, next : List (Member v)) ->
                      decide order request set = Right next -> Consistent order next
allowedIsConsistent order request set next is with (problems order (after request set)) proof found
  allowedIsConsistent order request set (after request set) Refl | [] = sound order (after request set) found
  allowedIsConsistent order request set next is | (_ :: _) = absurd is

||| Whatever is asked, in whatever order, and however often: at no time is a need unmet or a conflict there.
export
alwaysConsistent : (order : Order v) -> (requests : List (Request v)) -> (set : List (Member v)) -> Consistent order set ->
                   Consistent order (served order requests set)
alwaysConsistent order [] set lawful = lawful
alwaysConsistent order (request :: requests) set lawful with (decide order request set) proof decided
  alwaysConsistent order (request :: requests) set lawful | Left _ = alwaysConsistent order requests set lawful
  alwaysConsistent order (request :: requests) set lawful | Right next =
    alwaysConsistent order requests next (allowedIsConsistent order request set next decided)

||| Nothing is installed, to begin with.
export
emptyIsConsistent : (order : Order v) -> Consistent order []
emptyIsConsistent order = (\_, here => absurd here, \_, here => absurd here)

||| A request whose outcome would be consistent is not refused.
export
neverRefusedWrongly : (order : Order v) -> (request : Request v) -> (set : List (Member v)) ->
                      Consistent order (after request set) -> decide order request set = Right (after request set)
neverRefusedWrongly order request set lawful with (problems order (after request set)) proof found
  neverRefusedWrongly order request set lawful | [] = Refl
  neverRefusedWrongly order request set lawful | (x :: xs) =
    absurd (trans (sym found) (complete order (after request set) lawful))

stayed : (going : List (List Nat)) -> (set : List (Member v)) -> (p : Member v) -> Elem p (staying going set) ->
         (Elem p set, Not (Elem p.name going))
stayed going (q :: qs) p here with (isElem q.name going)
  stayed going (q :: qs) p here | Yes _ = let (there, no) = stayed going qs p here in (There there, no)
  stayed going (q :: qs) q Here | No no = (Here, no)
  stayed going (q :: qs) p (There later) | No _ = let (there, no) = stayed going qs p later in (There there, no)

stays : (going : List (List Nat)) -> (set : List (Member v)) -> (p : Member v) -> Elem p set -> Not (Elem p.name going) ->
        Elem p (staying going set)
stays going (q :: qs) p here no with (isElem q.name going)
  stays going (q :: qs) q Here no | Yes goes = absurd (no goes)
  stays going (q :: qs) p (There later) no | Yes _ = stays going qs p later no
  stays going (q :: qs) q Here no | No _ = Here
  stays going (q :: qs) p (There later) no | No _ = There (stays going qs p later no)

||| Nothing is installed that was not asked for: what is there afterwards was asked for, or was there and was not to go.
export
nothingUnasked : (request : Request v) -> (set : List (Member v)) -> (p : Member v) -> Elem p (after request set) ->
                 Either (Elem p request.coming) (Elem p set, Not (Elem p.name request.going))
nothingUnasked request set p here = case inEither request.coming here of
  Left comes => Left comes
  Right there => Right (stayed request.going set p there)

||| And nothing is removed: what was there and was not to go is there.
export
nothingLost : (request : Request v) -> (set : List (Member v)) -> (p : Member v) -> Elem p set ->
              Not (Elem p.name request.going) -> Elem p (after request set)
nothingLost request set p here no = inSecond request.coming (stays request.going set p here no)

-- The order in which files are named -----------------------------------------------------------

anyFrom : (p : a -> Type) -> (xs, ys : List a) -> ((x : a) -> Elem x xs -> Elem x ys) -> Any p xs -> Any p ys
anyFrom p (x :: xs) ys among (Here px) = put (among x Here) px
  where
    put : {0 zs : List a} -> Elem x zs -> p x -> Any p zs
    put Here it = Here it
    put (There later) it = There (put later it)
anyFrom p (x :: xs) ys among (There later) = anyFrom p xs ys (\z, there => among z (There there)) later

||| In which order packages are named, or listed, does not matter: of two lists with the same members both are consistent, or none.
export
orderDoesNotMatter : (order : Order v) -> (a, b : List (Member v)) -> ((p : Member v) -> Elem p a -> Elem p b) ->
                     ((p : Member v) -> Elem p b -> Elem p a) -> Consistent order a -> Consistent order b
orderDoesNotMatter order a b to from (closed, peaceful) =
  (\p, here, d, has => anyFrom (Meets order d) a b to (closed p (from p here) d has),
   \p, here, c, has, q, there => peaceful p (from p here) c has q (from q there))

-- Refutations ------------------------------------------------------------------------

plain : List Nat -> Nat -> Member Nat
plain name version = MkMember name version [] [] []

wants : Nat -> Relation Nat
wants version = MkRelation [1] (MkInterval (Including version) Open)

||| A package that needs another one in version 2 or later, and one that excludes it.
needy, hostile : Member Nat
needy = MkMember [0] 1 [wants 2] [] []
hostile = MkMember [2] 1 [] [wants 2] []

otherNames : Not (the (List Nat) [0] = [1])
otherNames Refl impossible

||| A set that lacks what one of its packages needs is not closed.
export
lacking : Not (Closed Relation.numbers [Resolve.needy])
lacking closed = case closed needy Here (wants 2) Here of
  Here (Here (MkAnswers same _)) => otherNames same
  Here (There it) => absurd it
  There it => absurd it

||| A set that has it in too old a version is not closed either: a check of names alone would not do.
export
tooOld : Not (Closed Relation.numbers [Resolve.needy, Resolve.plain [1] 1])
tooOld closed = case closed needy Here (wants 2) Here of
  Here (Here (MkAnswers same _)) => otherNames same
  Here (There it) => absurd it
  There (Here (Here (MkAnswers _ (WithVersion (MkWithin (NotOlder no) _))))) => no (LTESucc (LTESucc LTEZero))
  There (Here (There it)) => absurd it
  There (There it) => absurd it

||| A removal that looks only at what it was asked to remove leaves needs unmet.
export
removalLooksAtOthers : Not ((order : Order Nat) -> (set : List (Member Nat)) -> Consistent order set ->
                            (going : List (List Nat)) -> Closed order (staying going set))
removalLooksAtOthers claim = lacking (claim numbers [needy, plain [1] 2] lawful [[1]])
  where
    lawful : Consistent Relation.numbers [Resolve.needy, Resolve.plain [1] 2]
    lawful = sound numbers [needy, plain [1] 2] Refl

||| A check of the conflicts of those who come overlooks what is there and excludes them.
export
bothSidesExclude : Not (Peaceful Relation.numbers [Resolve.plain [1] 2, Resolve.hostile])
bothSidesExclude peaceful =
  case peaceful hostile (There Here) (wants 2) Here (plain [1] 2) Here
         (Here (MkAnswers Refl (WithVersion (MkWithin (NotOlder succNotLTEpred) AnyBelow)))) of
    Refl impossible
