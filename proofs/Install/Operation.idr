||| Installing, removing and upgrading, and theorems 2 and 5 for each: an operation that succeeds can be taken back, and its
||| trace tells what it did, all of it.
|||
||| An operation is planned step by step, each step from the state that the one before it led to. What a step wants may turn out
||| not to apply; then nothing is done at all.
module Install.Operation

import Control.Function
import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Maybe
import Decidable.Equality
import Install.FiniteMap
import Install.Tree
import Install.Change
import Install.Trace

%default total

public export
data Operation : Type where
  Install : (package : Package) -> Operation
  Remove : (name : Name) -> Operation
  Upgrade : (package : Package) -> Operation

||| What to do next, told from the state that was reached.
public export
Step : Type
Step = State -> Trace

||| Takes all steps, or none; gives the trace of all.
public export
enact : List Step -> State -> Maybe (Trace, State)
enact [] s = Just ([], s)
enact (step :: steps) s with (replay (step s) s)
  enact (step :: steps) s | Nothing = Nothing
  enact (step :: steps) s | Just t with (enact steps t)
    enact (step :: steps) s | Just t | Nothing = Nothing
    enact (step :: steps) s | Just t | Just (rest, u) = Just (step s ++ rest, u)

-- Steps ------------------------------------------------------------------------------

||| The folders that are missing on the way to a path, the outermost first.
public export
parents : Attributes -> Path -> Tree -> Trace
parents new [] t = []
parents new (leaf :: up) t with (at (leaf :: up) t)
  parents new (leaf :: up) t | Just _ = []
  parents new (leaf :: up) t | Nothing = parents new up t ++ [Replace (leaf :: up) Nothing (Just (Folder new))]

public export
above : Path -> Path
above [] = []
above (_ :: up) = up

||| Puts a package's node at its path, with the folders on the way. A folder that is there stays as it is.
public export
place : Attributes -> (Path, Node) -> Step
place new (path, node) s with (isFolder (Just node) && isFolder (at path s.tree))
  place new (path, node) s | True = []
  place new (path, node) s | False = parents new (above path) s.tree ++ [Replace path (at path s.tree) (Just node)]

||| Two packages may both have a path if both have a folder there.
public export
atOdds : Node -> Maybe Node -> Bool
atOdds node Nothing = False
atOdds node (Just other) = not (isFolder (Just node) && isFolder (Just other))

||| Whether another package has a path, and not both have a folder there.
public export
taken : Name -> (Path, Node) -> Database -> Bool
taken name (path, node) [] = False
taken name (path, node) ((other, entry) :: rest) with (decEq other name)
  taken name (path, node) ((other, entry) :: rest) | Yes _ = taken name (path, node) rest
  taken name (path, node) ((other, entry) :: rest) | No _ =
    atOdds node (at path entry.package.entries) || taken name (path, node) rest

public export
listed : Path -> List Path -> Bool
listed path [] = False
listed path (first :: rest) with (decEq path first)
  listed path (first :: rest) | Yes _ = True
  listed path (first :: rest) | No _ = listed path rest

||| Whether one path is another, or lies below it.
public export
beneath : (folder, path : Path) -> Bool
beneath folder path with (decEq folder path)
  beneath folder path | Yes _ = True
  beneath folder [] | No _ = False
  beneath folder (_ :: up) | No _ = beneath folder up

||| Whether one of some entries is a path, or lies below it.
public export
reached : Path -> List (Path, Node) -> Bool
reached path [] = False
reached path ((other, _) :: rest) = beneath path other || reached path rest

||| Whether another package has a path or something below it, be it there or gone.
public export
needed : Name -> Path -> Database -> Bool
needed name path [] = False
needed name path ((other, entry) :: rest) with (decEq other name)
  needed name path ((other, entry) :: rest) | Yes _ = needed name path rest
  needed name path ((other, entry) :: rest) | No _ = reached path entry.package.entries || needed name path rest

||| What a package had taken the place of comes back to where nothing is, if there is a folder for it.
public export
comeBack : Entry -> Path -> Step
comeBack entry path s with (isJust (at path entry.kept) && parented path s.tree)
  comeBack entry path s | True = [Replace path Nothing (at path entry.kept)]
  comeBack entry path s | False = []

||| Takes away what a package has at a path. What it had taken the place of comes back. A folder goes if it was made for the
||| package, is empty, and no other package has it or something below it.
public export
takeAway : Entry -> Path -> Step
takeAway entry path s with (at path s.tree)
  takeAway entry path s | Nothing = comeBack entry path s
  takeAway entry path s | Just (Folder a)
    with (listed path entry.made && childless path s.tree && not (needed entry.package.name path s.database))
    takeAway entry path s | Just (Folder a) | True = [Replace path (Just (Folder a)) Nothing]
    takeAway entry path s | Just (Folder a) | False = []
  takeAway entry path s | Just node = [Replace path (Just node) (at path entry.kept)]

||| What a package's entries would take the place of: what is there and is no folder.
public export
replacedBy : List (Path, Node) -> Tree -> List (Path, Node)
replacedBy [] t = []
replacedBy ((path, _) :: rest) t with (at path t)
  replacedBy ((path, _) :: rest) t | Nothing = replacedBy rest t
  replacedBy ((path, _) :: rest) t | Just (Folder _) = replacedBy rest t
  replacedBy ((path, _) :: rest) t | Just node = (path, node) :: replacedBy rest t

||| What is missing at a path and on the way to it, the path first.
public export
missing : Path -> Tree -> List Path
missing [] t = []
missing (leaf :: up) t with (at (leaf :: up) t)
  missing (leaf :: up) t | Just _ = []
  missing (leaf :: up) t | Nothing = (leaf :: up) :: missing up t

||| The folders that would be made for a package's entries: those missing at its paths or on the way.
public export
madeFor : List (Path, Node) -> Tree -> List Path
madeFor [] t = []
madeFor ((path, node) :: rest) t with (isFolder (Just node))
  madeFor ((path, node) :: rest) t | True = missing path t ++ madeFor rest t
  madeFor ((path, node) :: rest) t | False = missing (above path) t ++ madeFor rest t

||| Takes away a folder that was made for a package, where it still is one.
public export
takeFolder : Entry -> Path -> Step
takeFolder entry path s with (isFolder (at path s.tree))
  takeFolder entry path s | True = takeAway entry path s
  takeFolder entry path s | False = []

||| Takes away what a package has at a path, and nothing that has come to where it has a folder.
public export
takeEntry : Entry -> Path -> Step
takeEntry entry path s with (isFolder (at path entry.package.entries))
  takeEntry entry path s | True = takeFolder entry path s
  takeEntry entry path s | False = takeAway entry path s

||| Puts what is known of a package into the database, or takes it out.
public export
know : Name -> (Tree -> Maybe Entry) -> Step
know name what s = [Record name (at name s.database) (what s.tree)]

||| Whether something on the way to a path is there and no folder.
public export
barred : Path -> Tree -> Bool
barred [] t = False
barred (_ :: up) t = (isJust (at up t) && not (isFolder (at up t))) || barred up t

||| Whether a path's new node is at odds with what is there or with another package's: a folder and something else, something
||| else on the way, or two packages that both have the path, unless both have a folder.
public export
clashes : Name -> State -> (Path, Node) -> Bool
clashes name s (path, node) =
  (isJust (at path s.tree) && (isFolder (Just node) /= isFolder (at path s.tree)))
    || barred path s.tree
    || taken name (path, node) s.database

public export
anyClash : Name -> State -> List (Path, Node) -> Bool
anyClash name s [] = False
anyClash name s (entry :: rest) = clashes name s entry || anyClash name s rest

||| Whether a folder has come to where a package has something else that is to go: nothing else comes there.
public export
displaced : (going, coming : List (Path, Node)) -> Tree -> Bool
displaced [] coming t = False
displaced ((path, node) :: rest) coming t =
  (isFolder (at path t) && not (isFolder (Just node)) && (isFolder (at path coming) || not (isJust (at path coming))))
    || displaced rest coming t

||| The entries of one list whose paths another has not.
public export
onlyIn : List (Path, Node) -> List (Path, Node) -> List (Path, Node)
onlyIn [] other = []
onlyIn ((path, node) :: rest) other with (at path other)
  onlyIn ((path, node) :: rest) other | Just _ = onlyIn rest other
  onlyIn ((path, node) :: rest) other | Nothing = (path, node) :: onlyIn rest other

||| The paths that a package has nothing at.
public export
unlisted : List Path -> List (Path, Node) -> List Path
unlisted [] entries = []
unlisted (path :: rest) entries with (at path entries)
  unlisted (path :: rest) entries | Just _ = unlisted rest entries
  unlisted (path :: rest) entries | Nothing = path :: unlisted rest entries

||| The paths of a package, what lies in a folder before the folder: as its entries are sorted, the last first.
public export
paths : List (Path, Node) -> List Path
paths entries = reverse (map fst entries)

||| The steps of an operation; nothing where it is refused: what is installed already, what is not, a path that clashes, a folder
||| in the place of what is to go.
public export
steps : Attributes -> Operation -> State -> Maybe (List Step)
steps new (Install p) s with (at p.name s.database)
  steps new (Install p) s | Just _ = Nothing
  steps new (Install p) s | Nothing with (anyClash p.name s p.entries)
    steps new (Install p) s | Nothing | True = Nothing
    steps new (Install p) s | Nothing | False =
      Just (know p.name (\t => Just (MkEntry p (replacedBy p.entries t) (madeFor p.entries t))) :: map (place new) p.entries)
steps new (Remove name) s with (at name s.database)
  steps new (Remove name) s | Nothing = Nothing
  steps new (Remove name) s | Just e with (displaced e.package.entries [] s.tree)
    steps new (Remove name) s | Just e | True = Nothing
    steps new (Remove name) s | Just e | False =
      Just (map (takeEntry e) (paths e.package.entries) ++ map (takeFolder e) e.made ++ [know name (\_ => Nothing)])
steps new (Upgrade p) s with (at p.name s.database)
  steps new (Upgrade p) s | Nothing = Nothing
  steps new (Upgrade p) s | Just e
    with (anyClash p.name s p.entries || displaced e.package.entries p.entries s.tree)
    steps new (Upgrade p) s | Just e | True = Nothing
    steps new (Upgrade p) s | Just e | False =
      Just (know p.name (\t => Just (MkEntry p (replacedBy (onlyIn p.entries e.package.entries) t ++ e.kept)
                                             (e.made ++ madeFor p.entries t)))
        :: map (takeEntry e) (paths (onlyIn e.package.entries p.entries)) ++ map (place new) p.entries
          ++ map (takeFolder e) (unlisted e.made p.entries))

||| Does an operation; gives its trace and the state after it, or nothing where it is refused or does not apply.
||| `new`: the attributes of folders that have to be made.
public export
perform : Attributes -> Operation -> State -> Maybe (Trace, State)
perform new operation s with (steps new operation s)
  perform new operation s | Nothing = Nothing
  perform new operation s | Just found = enact found s

-- Theorems ----------------------------------------------------------------------------

pairInjective : {0 x, u : a} -> {0 y, v : b} -> (x, y) = (u, v) -> (x = u, y = v)
pairInjective Refl = (Refl, Refl)

||| The trace of steps is what happened.
enacted : (fs : List Step) -> (s : State) -> (trace : Trace) -> (t : State) -> enact fs s = Just (trace, t) -> Replayed trace s t
enacted [] s trace t done =
  let (noTrace, same) = pairInjective (inj Just done) in rewrite sym noTrace in rewrite sym same in Done
enacted (f :: fs) s trace t done with (replay (f s) s) proof first
  enacted (f :: fs) s trace t done | Nothing = absurd done
  enacted (f :: fs) s trace t done | Just next with (enact fs next) proof later
    enacted (f :: fs) s trace t done | Just next | Nothing = absurd done
    enacted (f :: fs) s trace t done | Just next | Just (rest, u) =
      let (whole, same) = pairInjective (inj Just done) in
        rewrite sym whole in rewrite sym same in
          replayedAppend (replayed (f s) s next first) (enacted fs next rest u later)

||| Theorem 5. The trace of an operation is true: its changes, made one after the other, lead from the state before to the
||| state after.
export
traceTrue : (new : Attributes) -> (operation : Operation) -> (s : State) -> (trace : Trace) -> (t : State) ->
            perform new operation s = Just (trace, t) -> Replayed trace s t
traceTrue new operation s trace t done with (steps new operation s)
  traceTrue new operation s trace t done | Nothing = absurd done
  traceTrue new operation s trace t done | Just found = enacted found s trace t done

||| Theorem 5. It is also complete: at every path that it does not name, the operation has changed nothing.
export
traceWhole : (new : Attributes) -> (operation : Operation) -> (s : State) -> (trace : Trace) -> (t : State) ->
             perform new operation s = Just (trace, t) -> (path : Path) -> Not (Any (IsAt path) trace) ->
             at path t.tree = at path s.tree
traceWhole new operation s trace t done = traceComplete trace s t (traceTrue new operation s trace t done)

||| Theorem 2. Whatever operation succeeded, rolling its trace back succeeds and gives the state before it: every path, with
||| content and attributes, and every package.
export
reversible : (new : Attributes) -> (operation : Operation) -> (s : State) -> (trace : Trace) -> (t : State) ->
             WellFormed s.tree -> perform new operation s = Just (trace, t) ->
             (back : State ** (replay (rollback trace) t = Just back, SameState back s))
reversible new operation s trace t lawful done =
  let (back ** (undone, same)) = rollbackRestores trace s t lawful (traceTrue new operation s trace t done)
  in (back ** (replays (rollback trace) t back undone, same))

||| No operation leaves anything in a folder that is not there.
export
performKeeps : (new : Attributes) -> (operation : Operation) -> (s : State) -> (trace : Trace) -> (t : State) ->
               WellFormed s.tree -> perform new operation s = Just (trace, t) -> WellFormed t.tree
performKeeps new operation s trace t lawful done = replayKeeps lawful (traceTrue new operation s trace t done)

||| A package that is installed is not installed again.
export
notTwice : (new : Attributes) -> (p : Package) -> (s : State) -> IsJust (at p.name s.database) ->
           perform new (Install p) s = Nothing
notTwice new p s there with (at p.name s.database)
  notTwice new p s there | Just _ = Refl
  notTwice new p s there | Nothing = absurd there

||| What is not installed is not removed.
export
notThere : (new : Attributes) -> (name : Name) -> (s : State) -> at name s.database = Nothing ->
           perform new (Remove name) s = Nothing
notThere new name s none with (at name s.database)
  notThere new name s none | Nothing = Refl
  notThere new name s none | Just _ = absurd none
