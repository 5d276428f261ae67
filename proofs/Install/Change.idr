||| One change of a file system or of the list of packages, and its inverse.
|||
||| A change says what is at one place before and after it. It applies only where what it says is true, and where no node
||| would lie in something that is no folder: so an operation that meets anything unexpected stops.
module Install.Change

import Control.Function
import Data.List
import Data.Maybe
import Decidable.Equality
import Install.FiniteMap
import Install.Tree

%default total

||| What is installed: a name, a version, and what lies where.
public export
record Package where
  constructor MkPackage
  name : Name
  version : Bytes
  entries : List (Path, Node)

asTuple : Package -> ((Name, Bytes), List (Path, Node))
asTuple x = ((x.name, x.version), x.entries)

fromTuple : ((Name, Bytes), List (Path, Node)) -> Package
fromTuple ((n, v), es) = MkPackage n v es

thereAndBack : (x : Package) -> fromTuple (asTuple x) = x
thereAndBack (MkPackage n v es) = Refl

public export
DecEq Package where
  decEq x y with (decEq (asTuple x) (asTuple y))
    decEq x y | Yes same = Yes (trans (sym (thereAndBack x)) (trans (cong fromTuple same) (thereAndBack y)))
    decEq x y | No differ = No (\same => differ (cong asTuple same))

||| What is known of a package that is installed: what it took the place of, and which folders were made for it.
public export
record Entry where
  constructor MkEntry
  package : Package
  kept : List (Path, Node)
  made : List Path

entryTuple : Entry -> (Package, (List (Path, Node), List Path))
entryTuple x = (x.package, (x.kept, x.made))

fromEntryTuple : (Package, (List (Path, Node), List Path)) -> Entry
fromEntryTuple (p, (k, m)) = MkEntry p k m

entryThereAndBack : (x : Entry) -> fromEntryTuple (entryTuple x) = x
entryThereAndBack (MkEntry p k m) = Refl

public export
DecEq Entry where
  decEq x y with (decEq (entryTuple x) (entryTuple y))
    decEq x y | Yes same =
      Yes (trans (sym (entryThereAndBack x)) (trans (cong fromEntryTuple same) (entryThereAndBack y)))
    decEq x y | No differ = No (\same => differ (cong entryTuple same))

||| Which packages are installed, by name.
public export
Database : Type
Database = FiniteMap Name Entry

||| All that an operation reads and writes.
public export
record State where
  constructor MkState
  tree : Tree
  database : Database

||| The same at every path, and the same packages.
public export
SameState : State -> State -> Type
SameState s t = (Same s.tree t.tree, Same s.database t.database)

public export
data Change : Type where
  ||| At a path: what was there, what is there afterwards.
  Replace : (path : Path) -> (before, after : Maybe Node) -> Change
  ||| In the database: what was known under a name, what is known afterwards.
  Record : (name : Name) -> (before, after : Maybe Entry) -> Change

||| The change that takes a change back.
public export
invert : Change -> Change
invert (Replace path before after) = Replace path after before
invert (Record name before after) = Record name after before

public export
implies : Bool -> Bool -> Bool
implies True claim = claim
implies False _ = True

||| Whether something may come to lie at a path: what is there lies in a folder, and only in a folder lies anything.
public export
allowed : Path -> Maybe Node -> Tree -> Bool
allowed path after t = implies (isJust after) (parented path t) && implies (not (isFolder after)) (childless path t)

||| Whether something is what a change says, and the change then does not leave a node in something that is no folder.
public export
replace : Path -> (before, after : Maybe Node) -> Tree -> Maybe Tree
replace path before after t with (decEq (at path t) before)
  replace path before after t | No _ = Nothing
  replace path before after t | Yes _ with (allowed path after t)
    replace path before after t | Yes _ | True = Just (put path after t)
    replace path before after t | Yes _ | False = Nothing

public export
enter : Name -> (before, after : Maybe Entry) -> Database -> Maybe Database
enter name before after d with (decEq (at name d) before)
  enter name before after d | Yes _ = Just (put name after d)
  enter name before after d | No _ = Nothing

||| Makes a change, where it applies.
public export
apply : Change -> State -> Maybe State
apply (Replace path before after) (MkState tree database) = map (\t => MkState t database) (replace path before after tree)
apply (Record name before after) (MkState tree database) = map (MkState tree) (enter name before after database)

-- What it means that a change applied -----------------------------------------

||| A change of the tree that was made: what it says was true, it was allowed, and that is all it did.
public export
record Replaced (path : Path) (before, after : Maybe Node) (t, u : Tree) where
  constructor MkReplaced
  was : at path t = before
  fits : allowed path after t = True
  result : u = put path after t

||| `replace` gives something only if the change applies.
export
replaced : (path : Path) -> (before, after : Maybe Node) -> (t, u : Tree) ->
           replace path before after t = Just u -> Replaced path before after t u
replaced path before after t u made with (decEq (at path t) before)
  replaced path before after t u made | No _ = absurd made
  replaced path before after t u made | Yes was with (allowed path after t) proof fits
    replaced path before after t u made | Yes was | True = MkReplaced was fits (sym (inj Just made))
    replaced path before after t u made | Yes was | False = absurd made

||| `replace` gives something if the change applies.
export
replaces : (path : Path) -> (before, after : Maybe Node) -> (t : Tree) -> at path t = before -> allowed path after t = True ->
           replace path before after t = Just (put path after t)
replaces path before after t was fits with (decEq (at path t) before)
  replaces path before after t was fits | No differ = absurd (differ was)
  replaces path before after t was fits | Yes _ with (allowed path after t)
    replaces path before after t was fits | Yes _ | True = Refl
    replaces path before after t was fits | Yes _ | False = absurd (sym fits)

||| A change of the database that was made: what it says was true, and that is all it did.
public export
record Entered (name : Name) (before, after : Maybe Entry) (d, e : Database) where
  constructor MkEntered
  was : at name d = before
  result : e = put name after d

export
entered : (name : Name) -> (before, after : Maybe Entry) -> (d, e : Database) ->
          enter name before after d = Just e -> Entered name before after d e
entered name before after d e made with (decEq (at name d) before)
  entered name before after d e made | No _ = absurd made
  entered name before after d e made | Yes was = MkEntered was (sym (inj Just made))

export
enters : (name : Name) -> (before, after : Maybe Entry) -> (d : Database) -> at name d = before ->
         enter name before after d = Just (put name after d)
enters name before after d was with (decEq (at name d) before)
  enters name before after d was | Yes _ = Refl
  enters name before after d was | No differ = absurd (differ was)

||| What `apply` does, as a relation: exactly one of the two parts changes.
public export
data Applied : Change -> State -> State -> Type where
  InTree : Replaced path before after t u -> Applied (Replace path before after) (MkState t d) (MkState u d)
  InDatabase : Entered entry before after d e -> Applied (Record entry before after) (MkState t d) (MkState t e)

||| What `apply` gives is what the relation says.
export
applied : (c : Change) -> (s, t : State) -> apply c s = Just t -> Applied c s t
applied (Replace path before after) (MkState tree d) t made with (replace path before after tree) proof how
  applied (Replace path before after) (MkState tree d) t made | Nothing = absurd made
  applied (Replace path before after) (MkState tree d) t made | Just u =
    rewrite sym (inj Just made) in InTree (replaced path before after tree u how)
applied (Record name before after) (MkState tree d) t made with (enter name before after d) proof how
  applied (Record name before after) (MkState tree d) t made | Nothing = absurd made
  applied (Record name before after) (MkState tree d) t made | Just e =
    rewrite sym (inj Just made) in InDatabase (entered name before after d e how)

||| What the relation says is what `apply` gives.
export
applies : {c : Change} -> {s, t : State} -> Applied c s t -> apply c s = Just t
applies {c = Replace path before after} {s = MkState tree d} (InTree (MkReplaced was fits result)) =
  trans (cong (map (\u => MkState u d)) (replaces path before after tree was fits))
    (cong (\u => Just (MkState u d)) (sym result))
applies {c = Record name before after} {s = MkState tree d} (InDatabase (MkEntered was result)) =
  trans (cong (map (MkState tree)) (enters name before after d was))
    (cong (\e => Just (MkState tree e)) (sym result))
