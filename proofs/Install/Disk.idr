||| A disk, the calls that change it, and what a power cut may leave of them.
|||
||| Calls are gathered into epochs, each ended by a sync. What was done before the last sync is on the disk. Of the calls since
||| then the disk may have any, in any order, any of them twice, and what was being written may be torn. A rename is one step:
||| file systems with a journal of their own, or that copy on write, promise that.
|||
||| Not told here: that a folder takes along what lies in it when it is renamed (each path is a place of its own), the modes and
||| times of folders that a transaction sets last, and what else goes on in the tree.
module Install.Disk

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Decidable.Equality
import Install.Tree

%default total

||| What a transaction does at one path, as its journal tells it.
public export
record Item where
  constructor MkItem
  path : Path
  before : Maybe Node
  after : Maybe Node

||| What a place on the disk holds.
public export
data Content : Type where
  Holds : Node -> Content
  ||| A journal: its digest is right.
  Tells : List Item -> Content
  ||| What was being written when the power went. A journal's digest finds it out.
  Torn : Content

||| The tree itself; the new nodes that wait; the old nodes that are kept; and where a journal is written, is in force, and
||| lies when its transaction is done (these at the empty path).
public export
data Room = Files | Stage | Aside | Scratch | Current | Committed

public export
sameRoom : Room -> Room -> Bool
sameRoom Files Files = True
sameRoom Stage Stage = True
sameRoom Aside Aside = True
sameRoom Scratch Scratch = True
sameRoom Current Current = True
sameRoom Committed Committed = True
sameRoom _ _ = False

||| What is at each place.
public export
Disk : Type
Disk = Room -> Path -> Maybe Content

||| One place changed.
public export
set : Room -> Path -> Maybe Content -> Disk -> Disk
set room path x d there at with (sameRoom there room)
  set room path x d there at | False = d there at
  set room path x d there at | True with (decEq at path)
    set room path x d there at | True | Yes _ = x
    set room path x d there at | True | No _ = d there at

||| A call that changes the disk.
public export
data Call : Type where
  Write : Room -> Path -> Content -> Call
  Rename : (from, to : Room) -> (path, newPath : Path) -> Call
  Remove : Room -> Path -> Call

||| Renaming what is not there does nothing.
public export
moved : Maybe Content -> (from, to : Room) -> (path, newPath : Path) -> Disk -> Disk
moved Nothing from to path newPath d = d
moved (Just x) from to path newPath d = set to newPath (Just x) (set from path Nothing d)

public export
call : Call -> Disk -> Disk
call (Write room path x) d = set room path (Just x) d
call (Rename from to path newPath) d = moved (d from path) from to path newPath d
call (Remove room path) d = set room path Nothing d

||| The calls of one epoch.
public export
calls : List Call -> Disk -> Disk
calls [] d = d
calls (c :: cs) d = calls cs (call c d)

||| Epochs, a sync after each.
public export
Program : Type
Program = List (List Call)

public export
run : Program -> Disk -> Disk
run [] d = d
run (epoch :: rest) d = run rest (calls epoch d)

||| What is left of a call that the disk has at all.
public export
data LeftOf : Call -> Call -> Type where
  Whole : LeftOf c c
  Broken : LeftOf (Write room place x) (Write room place Torn)

||| That a call is what is left of one of an epoch's.
public export
data Survivor : List Call -> Call -> Type where
  MkSurvivor : (made : Call) -> Elem made epoch -> LeftOf made c -> Survivor epoch c

||| What a power cut may leave of a program that began on a disk.
public export
data Crash : Disk -> Program -> Disk -> Type where
  ||| In an epoch: some of its calls.
  Within : (cs : List Call) -> All (Survivor epoch) cs -> Crash d (epoch :: rest) (calls cs d)
  ||| After the sync that ends the epoch.
  Later : Crash (calls epoch d) rest e -> Crash d (epoch :: rest) e
  ||| When all is done.
  Over : Crash d [] d

-- Frames: what a call leaves alone ---------------------------------------------

||| Setting a place changes nothing at other paths.
export
setElsewhere : (room : Room) -> (path : Path) -> (x : Maybe Content) -> (d : Disk) -> (there : Room) -> (at : Path) ->
               Not (at = path) -> set room path x d there at = d there at
setElsewhere room path x d there at apart with (sameRoom there room)
  setElsewhere room path x d there at apart | False = Refl
  setElsewhere room path x d there at apart | True with (decEq at path)
    setElsewhere room path x d there at apart | True | Yes same = absurd (apart same)
    setElsewhere room path x d there at apart | True | No _ = Refl

||| Setting a place changes nothing in other rooms.
export
setOtherRoom : (room : Room) -> (path : Path) -> (x : Maybe Content) -> (d : Disk) -> (there : Room) -> (at : Path) ->
               sameRoom there room = False -> set room path x d there at = d there at
setOtherRoom room path x d there at apart with (sameRoom there room)
  setOtherRoom room path x d there at apart | True = absurd apart
  setOtherRoom room path x d there at apart | False = Refl

||| What a place is set to is there.
export
setHere : (room : Room) -> (path : Path) -> (x : Maybe Content) -> (d : Disk) -> sameRoom room room = True ->
          set room path x d room path = x
setHere room path x d is with (sameRoom room room)
  setHere room path x d is | False = absurd (sym is)
  setHere room path x d is | True with (decEq path path)
    setHere room path x d is | True | Yes _ = Refl
    setHere room path x d is | True | No differ = absurd (differ Refl)

||| A rename within one path changes nothing at other paths.
export
renameElsewhere : (from, to : Room) -> (path : Path) -> (d : Disk) -> (there : Room) -> (at : Path) -> Not (at = path) ->
                  call (Rename from to path path) d there at = d there at
renameElsewhere from to path d there at apart with (d from path)
  renameElsewhere from to path d there at apart | Nothing = Refl
  renameElsewhere from to path d there at apart | Just x =
    trans (setElsewhere to path (Just x) (set from path Nothing d) there at apart)
      (setElsewhere from path Nothing d there at apart)

||| A rename changes nothing in a third room.
export
renameOtherRoom : (from, to : Room) -> (path, newPath : Path) -> (d : Disk) -> (there : Room) -> (at : Path) ->
                  sameRoom there from = False -> sameRoom there to = False ->
                  call (Rename from to path newPath) d there at = d there at
renameOtherRoom from to path newPath d there at notFrom notTo with (d from path)
  renameOtherRoom from to path newPath d there at notFrom notTo | Nothing = Refl
  renameOtherRoom from to path newPath d there at notFrom notTo | Just x =
    trans (setOtherRoom to newPath (Just x) (set from path Nothing d) there at notTo)
      (setOtherRoom from path Nothing d there at notFrom)

||| What was renamed is where it came from no longer.
export
renameFrom : (from, to : Room) -> (path, newPath : Path) -> (d : Disk) -> (x : Content) -> d from path = Just x ->
             sameRoom from to = False -> sameRoom from from = True ->
             call (Rename from to path newPath) d from path = Nothing
renameFrom from to path newPath d x there apart self = rewrite there in
  trans (setOtherRoom to newPath (Just x) (set from path Nothing d) from path apart) (setHere from path Nothing d self)

||| What was renamed is where it went to.
export
renameTo : (from, to : Room) -> (path, newPath : Path) -> (d : Disk) -> (x : Content) -> d from path = Just x ->
           sameRoom to to = True -> call (Rename from to path newPath) d to newPath = Just x
renameTo from to path newPath d x there self =
  rewrite there in setHere to newPath (Just x) (set from path Nothing d) self

||| Nothing to rename: whatever held still holds.
export
renameNothing : (p : Disk -> Type) -> (from, to : Room) -> (path : Path) -> (d : Disk) -> d from path = Nothing ->
                p d -> p (call (Rename from to path path) d)
renameNothing p from to path d nothing now =
  replace {p = p} (sym (cong (\x => moved x from to path path d) nothing)) now
