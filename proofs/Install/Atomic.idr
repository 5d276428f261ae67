||| Theorems 3 and 4: a transaction is there or not, whenever the power goes, however often it goes again while that is put
||| in order.
module Install.Atomic

import Control.Function
import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Maybe
import Decidable.Equality
import Install.Tree
import Install.Change
import Install.Disk
import Install.Phase
import Install.Protocol
import Install.Steps

%default total

||| What has to be so before a transaction begins: no path twice; what the items say was there is there; no old journal in
||| force, nothing put aside in its folder yet.
public export
record Ready (items : List Item) (start : Disk) where
  constructor MkReady
  unique : Unique items
  described : (i : Item) -> Elem i items -> start Files i.path = holds i.before
  nothingAside : (i : Item) -> Elem i items -> start Aside i.path = Nothing
  noJournal : start Current [] = Nothing

||| The whole tree is as it was.
public export
TreeBefore : Disk -> Disk -> Type
TreeBefore start d = (path : Path) -> d Files path = start Files path

||| The tree has at the items' paths what they say, and everywhere else what it had.
public export
TreeAfter : List Item -> Disk -> Disk -> Type
TreeAfter items start d =
  ((i : Item) -> Elem i items -> d Files i.path = holds i.after,
   (path : Path) -> NoItem items path -> d Files path = start Files path)

public export
data Outcome = Before | After

||| No journal is in force, and the tree is that of an outcome.
public export
Settled : List Item -> Disk -> Outcome -> Disk -> Type
Settled items start Before d = (d Current [] = Nothing, TreeBefore start d)
Settled items start After d = (d Current [] = Nothing, TreeAfter items start d)

||| A disk from which only one outcome can be reached: it is settled, or the journal is in force and every item is where the
||| protocol can have left it.
public export
data Bound : List Item -> Disk -> Outcome -> Disk -> Type where
  IsSettled : Settled items start outcome d -> Bound items start outcome d
  InForce : d Current [] = Just (Tells items) -> ((i : Item) -> Elem i items -> Either (Back i d) (Filled i d)) ->
            ((path : Path) -> NoItem items path -> d Files path = start Files path) -> Bound items start Before d

-- Looking for the item of a path -----------------------------------------------

search : (items : List Item) -> (path : Path) -> Either (i : Item ** (Elem i items, path = i.path)) (NoItem items path)
search [] path = Right (\i, there => absurd there)
search (i :: is) path with (decEq path i.path)
  search (i :: is) path | Yes same = Left (i ** (Here, same))
  search (i :: is) path | No differ with (search is path)
    search (i :: is) path | No differ | Left (j ** (there, same)) = Left (j ** (There there, same))
    search (i :: is) path | No differ | Right none = Right (\j, there => nowhere j there)
      where
        nowhere : (j : Item) -> Elem j (i :: is) -> Not (path = j.path)
        nowhere _ Here = differ
        nowhere j (There there) = none j there

||| With every item as before, the whole tree is.
allBefore : (items : List Item) -> (start, d : Disk) -> Ready items start -> Arrived items Untouched d ->
            ((path : Path) -> NoItem items path -> d Files path = start Files path) -> TreeBefore start d
allBefore items start d ready back outside path with (search items path)
  allBefore items start d ready back outside path | Left (i ** (there, same)) =
    rewrite same in trans (fst (back i there)) (sym (ready.described i there))
  allBefore items start d ready back outside path | Right none = outside path none

-- The journal's own calls -------------------------------------------------------

journalLeft : (from, to : Room) -> (c : Call) -> Survivor (journalTo from to) c -> Rename from to [] [] = c
journalLeft from to _ (MkSurvivor _ Here Whole) = Refl
journalLeft from to _ (MkSurvivor _ (There there) left) = absurd there

journalRooms : (from, to : Room) -> (cs : List Call) -> All (Survivor (journalTo from to)) cs -> (d : Disk) ->
               (room : Room) -> (at : Path) -> sameRoom room from = False -> sameRoom room to = False ->
               calls cs d room at = d room at
journalRooms from to [] [] d room at notFrom notTo = Refl
journalRooms from to (c :: cs) (one :: more) d room at notFrom notTo =
  trans (journalRooms from to cs more (call c d) room at notFrom notTo)
    (rewrite sym (journalLeft from to c one) in renameOtherRoom from to [] [] d room at notFrom notTo)

||| The journal on its way into force: written, or in force.
Beginning : List Item -> Disk -> Type
Beginning items d =
  Either (d Scratch [] = Just (Tells items), d Current [] = Nothing) (d Scratch [] = Nothing, d Current [] = Just (Tells items))

beginningCall : (items : List Item) -> (d : Disk) -> Beginning items d -> Beginning items (call (Rename Scratch Current [] []) d)
beginningCall items d (Left (written, none)) =
  Right (renameFrom Scratch Current [] [] d (Tells items) written Refl Refl,
    renameTo Scratch Current [] [] d (Tells items) written Refl)
beginningCall items d (Right (none, current)) =
  renameNothing (Beginning items) Scratch Current [] d none (Right (none, current))

beginningCalls : (items : List Item) -> (cs : List Call) -> All (Survivor (journalTo Scratch Current)) cs -> (d : Disk) ->
                 Beginning items d -> Beginning items (calls cs d)
beginningCalls items [] [] d now = now
beginningCalls items (c :: cs) (one :: more) d now =
  beginningCalls items cs more (call c d)
    (rewrite sym (journalLeft Scratch Current c one) in beginningCall items d now)

||| The journal on its way out: in force, or not.
Ending : List Item -> Disk -> Type
Ending items d = Either (d Current [] = Just (Tells items)) (d Current [] = Nothing)

commitCall : (items : List Item) -> (d : Disk) -> Ending items d -> Ending items (call (Rename Current Committed [] []) d)
commitCall items d (Left current) = Right (renameFrom Current Committed [] [] d (Tells items) current Refl Refl)
commitCall items d (Right none) = renameNothing (Ending items) Current Committed [] d none (Right none)

commitCalls : (items : List Item) -> (cs : List Call) -> All (Survivor (journalTo Current Committed)) cs -> (d : Disk) ->
              Ending items d -> Ending items (calls cs d)
commitCalls items [] [] d now = now
commitCalls items (c :: cs) (one :: more) d now =
  commitCalls items cs more (call c d) (rewrite sym (journalLeft Current Committed c one) in commitCall items d now)

removeLeft : (c : Call) -> Survivor [Remove Current []] c -> Remove Current [] = c
removeLeft _ (MkSurvivor _ Here Whole) = Refl
removeLeft _ (MkSurvivor _ (There there) left) = absurd there

removeCalls : (items : List Item) -> (cs : List Call) -> All (Survivor [Remove Current []]) cs -> (d : Disk) ->
              Ending items d -> (Ending items (calls cs d), (room : Room) -> (at : Path) -> sameRoom room Current = False ->
              calls cs d room at = d room at)
removeCalls items [] [] d now = (now, \_, _, _ => Refl)
removeCalls items (c :: cs) (one :: more) d now =
  let (ending, rooms) = removeCalls items cs more (call c d)
                          (rewrite sym (removeLeft c one) in Right (setHere Current [] Nothing d Refl))
  in (ending, \room, at, apart => trans (rooms room at apart)
       (rewrite sym (removeLeft c one) in setOtherRoom Current [] Nothing d room at apart))

-- Recovery ----------------------------------------------------------------------

tellsInjective : {0 x, y : List Item} -> Just (Tells x) = Just (Tells y) -> x = y
tellsInjective Refl = Refl

holdsTellsNothing : {0 x : Node} -> {0 items : List Item} -> Not (Just (Holds x) = Just (Tells items))
holdsTellsNothing Refl impossible

tornTellsNothing : {0 items : List Item} -> Not (Just Torn = Just (Tells items))
tornTellsNothing Refl impossible

||| With a journal in force, recovery takes its items back.
recoversItems : (items : List Item) -> (d : Disk) -> d Current [] = Just (Tells items) -> recovery d = Just (takeBack items d)
recoversItems items d current with (d Current [])
  recoversItems items d current | Just (Tells told) = rewrite tellsInjective current in Refl
  recoversItems items d current | Nothing = absurd current
  recoversItems items d current | Just (Holds x) = absurd (holdsTellsNothing current)
  recoversItems items d current | Just Torn = absurd (tornTellsNothing current)

||| Without one, there is nothing to do.
recoversNothing : (d : Disk) -> d Current [] = Nothing -> recovery d = Just []
recoversNothing d none with (d Current [])
  recoversNothing d none | Nothing = Refl
  recoversNothing d none | Just _ = absurd none

||| What recovery decides to take out is what came in.
decides : (d : Disk) -> (i : Item) -> Either (Back i d) (Filled i d) -> TakenFrom d i d
decides d (MkItem path before Nothing) (Left back) = back
decides d (MkItem path before Nothing) (Right (files, (gone, aside))) = Right (files, ((), aside))
decides d (MkItem path before (Just x)) (Left (Left (files, (waits, aside)))) = 
  rewrite waits in Left (files, (waits, aside))
decides d (MkItem path before (Just x)) (Left (Right (files, (waits, aside)))) =
  rewrite waits in Right (files, (waits, aside))
decides d (MkItem path Nothing (Just x)) (Right (files, (gone, aside))) =
  rewrite gone in (files, (gone, aside))
decides d (MkItem path (Just y) (Just x)) (Right (files, (gone, aside))) =
  rewrite gone in rewrite aside in (files, (gone, aside))

takeOutQuiet : (d : Disk) -> (items : List Item) -> (c : Call) -> Survivor (callsOf (takeOut d) items) c -> Moves items c
takeOutQuiet d items c (MkSurvivor made there left) =
  let (i ** (place, how)) = callOf (takeOut d) items made there
      (x ** (isNew, same)) = outWhere d i made how
  in MkMoves i place Files Stage Refl Refl (trans same (leftOfRename Files Stage i.path made c same left))

bringBackQuiet : (items : List Item) -> (c : Call) -> Survivor (callsOf Protocol.bringBack items) c -> Moves items c
bringBackQuiet items c (MkSurvivor made there left) =
  let (i ** (place, how)) = callOf bringBack items made there
      (x ** (wasOld, same)) = backWhere i made how
  in MkMoves i place Aside Files Refl Refl (trans same (leftOfRename Aside Files i.path made c same left))

putAsideQuiet : (items : List Item) -> (c : Call) -> Survivor (callsOf Protocol.putAside items) c -> Moves items c
putAsideQuiet items c (MkSurvivor made there left) =
  let (i ** (place, how)) = callOf putAside items made there
      (x ** (wasOld, same)) = asideWhere i made how
  in MkMoves i place Files Aside Refl Refl (trans same (leftOfRename Files Aside i.path made c same left))

bringInQuiet : (items : List Item) -> (c : Call) -> Survivor (callsOf Protocol.bringIn items) c -> Moves items c
bringInQuiet items c (MkSurvivor made there left) =
  let (i ** (place, how)) = callOf bringIn items made there
      (x ** (isNew, same)) = inWhere i made how
  in MkMoves i place Stage Files Refl Refl (trans same (leftOfRename Stage Files i.path made c same left))

||| What is left of an epoch of moves leaves everything outside the items, and the journal, alone.
movesOutsideAll : (items : List Item) -> (epoch : List Call) -> ((c : Call) -> Survivor epoch c -> Moves items c) ->
                  (cs : List Call) -> All (Survivor epoch) cs -> (d : Disk) -> SameOutside items d (calls cs d)
movesOutsideAll items epoch quiet =
  outsideCalls items epoch (\c, one => movesOutside items c (quiet c one))

takeOutWhole : (d : Disk) -> (i : Item) -> (c, left : Call) -> takeOut d i = Just c -> LeftOf c left -> c = left
takeOutWhole d i c left how rest = leftOfRename Files Stage i.path c left (snd (snd (outWhere d i c how))) rest

bringBackWhole : (i : Item) -> (c, left : Call) -> Protocol.bringBack i = Just c -> LeftOf c left -> c = left
bringBackWhole i c left how rest = leftOfRename Aside Files i.path c left (snd (snd (backWhere i c how))) rest

putAsideWhole : (i : Item) -> (c, left : Call) -> Protocol.putAside i = Just c -> LeftOf c left -> c = left
putAsideWhole i c left how rest = leftOfRename Files Aside i.path c left (snd (snd (asideWhere i c how))) rest

bringInWhole : (i : Item) -> (c, left : Call) -> Protocol.bringIn i = Just c -> LeftOf c left -> c = left
bringInWhole i c left how rest = leftOfRename Stage Files i.path c left (snd (snd (inWhere i c how))) rest

||| A journal in force, every item at a place, all else as at the start.
record Journalled (items : List Item) (start : Disk) (at : Item -> Disk -> Type) (d : Disk) where
  constructor MkJournalled
  current : d Current [] = Just (Tells items)
  stands : Arrived items at d
  outside : (path : Path) -> NoItem items path -> d Files path = start Files path

||| An epoch of moves, run to its end, under a journal in force.
journalledNext : {items : List Item} -> {start : Disk} -> {from, to : Item -> Disk -> Type} -> {move : Item -> Maybe Call} ->
                 Phase items from to move -> ((c : Call) -> Survivor (callsOf move items) c -> Moves items c) ->
                 (d : Disk) -> Journalled items start from d -> Journalled items start to (calls (callsOf move items) d)
journalledNext {items} {move} phase quiet d (MkJournalled current stands outside) =
  let (files, journal) = movesOutsideAll items (callsOf move items) quiet (callsOf move items) (allLeft (callsOf move items)) d
  in MkJournalled (trans journal current) (arrives phase d (\i, place => Left (stands i place)))
       (\path, none => trans (files path none) (outside path none))

||| What a power cut leaves of an epoch of moves under a journal in force can be taken back.
journalledCut : {items : List Item} -> {start : Disk} -> {from, to : Item -> Disk -> Type} -> {move : Item -> Maybe Call} ->
                Phase items from to move -> ((c : Call) -> Survivor (callsOf move items) c -> Moves items c) ->
                ((i : Item) -> (c, left : Call) -> move i = Just c -> LeftOf c left -> c = left) ->
                ((i : Item) -> (e : Disk) -> Either (from i e) (to i e) -> Either (Back i e) (Filled i e)) ->
                (cs : List Call) -> All (Survivor (callsOf move items)) cs -> (d : Disk) ->
                Journalled items start from d -> Bound items start Before (calls cs d)
journalledCut {items} {move} phase quiet whole standing cs left d (MkJournalled current stands outside) =
  let (files, journal) = movesOutsideAll items (callsOf move items) quiet cs left d
  in InForce (trans journal current)
       (\i, place => standing i (calls cs d) (underWay phase whole cs left d (\j, there => Left (stands j there)) i place))
       (\path, none => trans (files path none) (outside path none))

takenStands : (found : Disk) -> (i : Item) -> (e : Disk) -> Either (TakenFrom found i e) (TakenTo found i e) ->
              Either (Back i e) (Filled i e)
takenStands found i e (Right to) = Left (takenToBack found i e to)
takenStands found i e (Left from) with (takeOut found i)
  takenStands found i e (Left from) | Just _ = Right from
  takenStands found i e (Left from) | Nothing = Left from

backStands : (i : Item) -> (e : Disk) -> Either (Back i e) (Untouched i e) -> Either (Back i e) (Filled i e)
backStands i e (Left back) = Left back
backStands i e (Right untouched) = Left (Left untouched)

||| The disk when every new node has been taken out.
takenOut : {items : List Item} -> {start : Disk} -> Ready items start -> (d : Disk) -> 
           Journalled items start (\i, e => Either (Back i e) (Filled i e)) d ->
           Journalled items start Back (calls (callsOf (takeOut d) items) d)
takenOut {items} {start} ready d (MkJournalled current stands outside) =
  let next = journalledNext {start = start} (takeOutPhase d items ready.unique) (takeOutQuiet d items) d
               (MkJournalled current (\i, place => decides d i (stands i place)) outside)
  in MkJournalled next.current (\i, place => takenToBack d i _ (next.stands i place)) next.outside

||| The disk when every old node has come back too.
broughtBack : {items : List Item} -> {start : Disk} -> Ready items start -> (d : Disk) -> Journalled items start Back d ->
              Journalled items start Untouched (calls (callsOf Protocol.bringBack items) d)
broughtBack {items} ready d now = journalledNext (bringBackPhase items ready.unique) (bringBackQuiet items) d now

||| Whatever of the journal's removal has reached the disk, the outcome is the state before.
removedCut : {items : List Item} -> {start : Disk} -> Ready items start -> (d : Disk) -> Journalled items start Untouched d ->
             (cs : List Call) -> All (Survivor [Remove Current []]) cs -> Bound items start Before (calls cs d)
removedCut {items} {start} ready d (MkJournalled current stands outside) cs left =
  let (ending, rooms) = removeCalls items cs left d (Left current) in bound ending rooms
  where
    bound : Ending items (calls cs d) ->
            ((room : Room) -> (at : Path) -> sameRoom room Current = False -> calls cs d room at = d room at) ->
            Bound items start Before (calls cs d)
    bound (Left still) rooms =
      InForce still
        (\i, place => Left (Left (untouchedOn i d (calls cs d) (rooms Files i.path Refl) (rooms Stage i.path Refl)
          (rooms Aside i.path Refl) (stands i place))))
        (\path, none => trans (rooms Files path Refl) (outside path none))
    bound (Right gone) rooms =
      IsSettled (gone, \path => trans (rooms Files path Refl) (allBefore items start d ready stands outside path))

||| From every disk that a transaction or its recovery can have left, recovery reaches the outcome that was bound, and nothing
||| else is left of it to do.
export
settles : {items : List Item} -> {start : Disk} -> {outcome : Outcome} -> Ready items start -> (d : Disk) ->
          Bound items start outcome d -> (p : Program ** (recovery d = Just p, Settled items start outcome (run p d)))
settles {outcome = Before} ready d (IsSettled (none, before)) = ([] ** (recoversNothing d none, (none, before)))
settles {outcome = After} ready d (IsSettled (none, after)) = ([] ** (recoversNothing d none, (none, after)))
settles {items} {start} ready d (InForce current stands outside) =
  (takeBack items d ** (recoversItems items d current, (Refl, restored)))
  where
    back : Journalled items start Untouched (calls (callsOf Protocol.bringBack items) (calls (callsOf (takeOut d) items) d))
    back = broughtBack ready (calls (callsOf (takeOut d) items) d) (takenOut ready d (MkJournalled current stands outside))

    restored : TreeBefore start (run (takeBack items d) d)
    restored = allBefore items start (calls (callsOf bringBack items) (calls (callsOf (takeOut d) items) d)) ready
                 back.stands back.outside

||| The disk when recovery has taken out what came in, and when it has brought back what was put aside.
outOf, backOf : List Item -> Disk -> Disk
outOf items d = calls (callsOf (takeOut d) items) d
backOf items d = calls (callsOf bringBack items) (outOf items d)

||| A program with nothing to do leaves the disk as it was.
nothingLeft : (d, e : Disk) -> (p : Program) -> Just p = Just [] -> Crash d p e -> d = e
nothingLeft d d [] Refl Over = Refl

||| Whatever of taking back has reached the disk, it can be done again.
takeBackCut : {items : List Item} -> {start : Disk} -> Ready items start -> (d, e : Disk) ->
              Journalled items start (\i, now => Either (Back i now) (Filled i now)) d -> Crash d (takeBack items d) e ->
              Bound items start Before e
takeBackCut {items} {start} ready d _ (MkJournalled current stands outside) (Within cs left) =
  journalledCut (takeOutPhase d items ready.unique) (takeOutQuiet d items) (takeOutWhole d) (takenStands d) cs left d
    (MkJournalled current (\i, place => decides d i (stands i place)) outside)
takeBackCut {items} {start} ready d _ now (Later (Within cs left)) =
  journalledCut (bringBackPhase items ready.unique) (bringBackQuiet items) bringBackWhole backStands cs left (outOf items d)
    (takenOut ready d now)
takeBackCut {items} {start} ready d _ now (Later (Later (Within cs left))) =
  removedCut ready (backOf items d) (broughtBack ready (outOf items d) (takenOut ready d now)) cs left
takeBackCut {items} {start} ready d _ now (Later (Later (Later Over))) =
  removedCut ready (backOf items d) (broughtBack ready (outOf items d) (takenOut ready d now)) [Remove Current []]
    (allLeft [Remove Current []])

||| Recovery that is itself cut off leaves a disk from which the same outcome is reached: it may be done again.
export
recoveryCut : {items : List Item} -> {start : Disk} -> {outcome : Outcome} -> Ready items start -> (d, e : Disk) ->
              (p : Program) -> recovery d = Just p -> Bound items start outcome d -> Crash d p e ->
              Bound items start outcome e
recoveryCut {outcome = Before} ready d e p how (IsSettled (none, before)) crash =
  rewrite sym (nothingLeft d e p (trans (sym how) (recoversNothing d none)) crash) in IsSettled (none, before)
recoveryCut {outcome = After} ready d e p how (IsSettled (none, after)) crash =
  rewrite sym (nothingLeft d e p (trans (sym how) (recoversNothing d none)) crash) in IsSettled (none, after)
recoveryCut {items} {start} ready d e p how (InForce current stands outside) crash =
  let same = inj Just (trans (sym how) (recoversItems items d current)) in
    takeBackCut ready d e (MkJournalled current stands outside) (rewrite sym same in crash)

-- The transaction itself ---------------------------------------------------------

leftOfWrite : (path : Path) -> (x : Node) -> (made, c : Call) -> Write Stage path (Holds x) = made -> LeftOf made c ->
              (at : Path ** (y : Content ** Write Stage at y = c))
leftOfWrite path x made made same Whole = (path ** (Holds x ** same))
leftOfWrite path x (Write Stage path (Holds x)) (Write Stage path Torn) Refl Broken = (path ** (Torn ** Refl))

stageLeft : (items : List Item) -> (c : Call) -> Survivor (callsOf Protocol.stage items) c ->
            (path : Path ** (x : Content ** Write Stage path x = c))
stageLeft items c (MkSurvivor made there left) =
  let (i ** (place, how)) = callOf stage items made there
      (x ** (isNew, same)) = stageWhere i made how
  in leftOfWrite i.path x made c same left

stageRooms : (items : List Item) -> (cs : List Call) -> All (Survivor (callsOf Protocol.stage items)) cs -> (d : Disk) ->
             (room : Room) -> (at : Path) -> sameRoom room Stage = False -> calls cs d room at = d room at
stageRooms items [] [] d room at apart = Refl
stageRooms items (c :: cs) (one :: more) d room at apart =
  let (path ** (x ** same)) = stageLeft items c one in
    trans (stageRooms items cs more (call c d) room at apart)
      (rewrite sym same in setOtherRoom Stage path (Just x) d room at apart)

||| The first epoch of the protocol.
public export
staging : List Item -> List Call
staging items = Write Scratch [] (Tells items) :: callsOf stage items

leftOfJournal : (items : List Item) -> (c : Call) -> LeftOf (Write Scratch [] (Tells items)) c ->
                (x : Content ** Write Scratch [] x = c)
leftOfJournal items _ Whole = (Tells items ** Refl)
leftOfJournal items _ Broken = (Torn ** Refl)

stagingLeft : (items : List Item) -> (c : Call) -> Survivor (staging items) c ->
              (room : Room ** (path : Path ** (x : Content ** (Either (room = Scratch) (room = Stage), Write room path x = c))))
stagingLeft items c (MkSurvivor _ Here left) =
  let (x ** same) = leftOfJournal items c left in (Scratch ** ([] ** (x ** (Left Refl, same))))
stagingLeft items c (MkSurvivor made (There there) left) =
  let (path ** (x ** same)) = stageLeft items c (MkSurvivor made there left) in (Stage ** (path ** (x ** (Right Refl, same))))

stagingRooms : (items : List Item) -> (cs : List Call) -> All (Survivor (staging items)) cs -> (d : Disk) ->
               (room : Room) -> (at : Path) -> sameRoom room Scratch = False -> sameRoom room Stage = False ->
               calls cs d room at = d room at
stagingRooms items [] [] d room at notScratch notStage = Refl
stagingRooms items (c :: cs) (one :: more) d room at notScratch notStage =
  let (written ** (path ** (x ** (which, same)))) = stagingLeft items c one in
    trans (stagingRooms items cs more (call c d) room at notScratch notStage)
      (rewrite sym same in setOtherRoom written path (Just x) d room at (apart which))
  where
    apart : Either (written = Scratch) (written = Stage) -> sameRoom room written = False
    apart (Left is) = trans (cong (sameRoom room) is) notScratch
    apart (Right is) = trans (cong (sameRoom room) is) notStage

||| As before, whatever lies where new nodes are staged.
Fresh : Item -> Disk -> Type
Fresh i d = (d Files i.path = holds i.before, d Aside i.path = Nothing)

localFresh : Local Fresh
localFresh i d e same (files, aside) = (trans (same Files) files, trans (same Aside) aside)

stageAdvances : (i : Item) -> (c : Call) -> Protocol.stage i = Just c -> (d : Disk) -> Either (Fresh i d) (Untouched i d) ->
                Untouched i (call c d)
stageAdvances (MkItem path before Nothing) c how d stands = absurd how
stageAdvances (MkItem path before (Just x)) c how d stands = rewrite sym (inj Just how) in staged (fresh stands)
  where
    fresh : Either (Fresh (MkItem path before (Just x)) d) (Untouched (MkItem path before (Just x)) d) ->
            Fresh (MkItem path before (Just x)) d
    fresh (Left now) = now
    fresh (Right (files, (waits, aside))) = (files, aside)

    staged : Fresh (MkItem path before (Just x)) d ->
             Untouched (MkItem path before (Just x)) (call (Write Stage path (Holds x)) d)
    staged (files, aside) = (files, (setHere Stage path (Just (Holds x)) d Refl, aside))

stageStays : (i : Item) -> Protocol.stage i = Nothing -> (d : Disk) -> Fresh i d -> Untouched i d
stageStays (MkItem path before Nothing) how d (files, aside) = (files, ((), aside))
stageStays (MkItem path before (Just x)) how d fresh = absurd how

writeLeaves : (c : Call) -> (path : Path) -> (x : Node) -> Write Stage path (Holds x) = c -> (d : Disk) -> (room : Room) ->
              (at : Path) -> Not (at = path) -> call c d room at = d room at
writeLeaves c path x same d room at apart = rewrite sym same in setElsewhere Stage path (Just (Holds x)) d room at apart

stagePhase : (items : List Item) -> Unique items -> Phase items Fresh Untouched Protocol.stage
stagePhase items unique = MkPhase unique localFresh localUntouched (\i, _ => stageAdvances i) (\i, _ => stageStays i)
  (\i, c, how => let (x ** (isNew, same)) = stageWhere i c how in writeLeaves c i.path x same)

||| The disk at the end of each epoch.
public export
endOne, endTwo, endThree, endFour : List Item -> Disk -> Disk
endOne items start = calls (staging items) start
endTwo items start = calls (journalTo Scratch Current) (endOne items start)
endThree items start = calls (callsOf Protocol.putAside items) (endTwo items start)
endFour items start = calls (callsOf Protocol.bringIn items) (endThree items start)

stagedAll : {items : List Item} -> {start : Disk} -> Ready items start -> Arrived items Untouched (endOne items start)
stagedAll {items} {start} ready =
  arrives (stagePhase items ready.unique) (set Scratch [] (Just (Tells items)) start)
    (\i, place => Left (ready.described i place, ready.nothingAside i place))

journalWritten : (items : List Item) -> (start : Disk) -> endOne items start Scratch [] = Just (Tells items)
journalWritten items start =
  stageRooms items (callsOf stage items) (allLeft (callsOf stage items)) (set Scratch [] (Just (Tells items)) start) Scratch []
    Refl

begun : {items : List Item} -> {start : Disk} -> Ready items start -> Journalled items start Untouched (endTwo items start)
begun {items} {start} ready =
  MkJournalled (renameTo Scratch Current [] [] (endOne items start) (Tells items) (journalWritten items start) Refl)
    (\i, place => untouchedOn i (endOne items start) (endTwo items start) (same Files i.path Refl Refl) (same Stage i.path Refl Refl)
      (same Aside i.path Refl Refl) (stagedAll ready i place))
    (\path, _ => trans (same Files path Refl Refl)
      (stagingRooms items (staging items) (allLeft (staging items)) start Files path Refl Refl))
  where
    same : (room : Room) -> (at : Path) -> sameRoom room Scratch = False -> sameRoom room Current = False ->
           endTwo items start room at = endOne items start room at
    same room at notScratch notCurrent =
      renameOtherRoom Scratch Current [] [] (endOne items start) room at notScratch notCurrent

emptied : {items : List Item} -> {start : Disk} -> Ready items start -> Journalled items start Emptied (endThree items start)
emptied {items} {start} ready =
  journalledNext (putAsidePhase items ready.unique) (putAsideQuiet items) (endTwo items start) (begun ready)

filled : {items : List Item} -> {start : Disk} -> Ready items start -> Journalled items start Filled (endFour items start)
filled {items} {start} ready =
  journalledNext (bringInPhase items ready.unique) (bringInQuiet items) (endThree items start) (emptied ready)

||| A transaction that has ended lasts: the tree is the one after it, on the disk, whatever happens then.
export
durable : {items : List Item} -> {start : Disk} -> Ready items start -> Settled items start After (run (protocol items) start)
durable {items} {start} ready =
  let now = filled ready in
    (renameFrom Current Committed [] [] (endFour items start) (Tells items) now.current Refl Refl,
      (\i, place => trans (same i.path) (fst (now.stands i place)), \path, none => trans (same path) (now.outside path none)))
  where
    same : (path : Path) -> run (protocol items) start Files path = endFour items start Files path
    same path = renameOtherRoom Current Committed [] [] (endFour items start) Files path Refl Refl

beganCut : {items : List Item} -> {start : Disk} -> Ready items start -> (cs : List Call) ->
           All (Survivor (journalTo Scratch Current)) cs -> Bound items start Before (calls cs (endOne items start))
beganCut {items} {start} ready cs left =
  bound (beginningCalls items cs left (endOne items start) (Left (journalWritten items start, noJournal)))
  where
    noJournal : endOne items start Current [] = Nothing
    noJournal = trans (stagingRooms items (staging items) (allLeft (staging items)) start Current [] Refl Refl) ready.noJournal

    same : (room : Room) -> (at : Path) -> sameRoom room Scratch = False -> sameRoom room Current = False ->
           calls cs (endOne items start) room at = endOne items start room at
    same room at notScratch notCurrent = journalRooms Scratch Current cs left (endOne items start) room at notScratch notCurrent

    untouched : (path : Path) -> calls cs (endOne items start) Files path = start Files path
    untouched path = trans (same Files path Refl Refl)
      (stagingRooms items (staging items) (allLeft (staging items)) start Files path Refl Refl)

    bound : Beginning items (calls cs (endOne items start)) -> Bound items start Before (calls cs (endOne items start))
    bound (Left (written, none)) = IsSettled (none, untouched)
    bound (Right (gone, current)) =
      InForce current
        (\i, place => Left (Left (untouchedOn i (endOne items start) (calls cs (endOne items start)) (same Files i.path Refl Refl)
          (same Stage i.path Refl Refl) (same Aside i.path Refl Refl) (stagedAll ready i place))))
        (\path, _ => untouched path)

commitCut : {items : List Item} -> {start : Disk} -> Ready items start -> (cs : List Call) ->
            All (Survivor (journalTo Current Committed)) cs ->
            (outcome : Outcome ** Bound items start outcome (calls cs (endFour items start)))
commitCut {items} {start} ready cs left =
  bound (commitCalls items cs left (endFour items start) (Left now.current))
  where
    now : Journalled items start Filled (endFour items start)
    now = filled ready

    same : (room : Room) -> (at : Path) -> sameRoom room Current = False -> sameRoom room Committed = False ->
           calls cs (endFour items start) room at = endFour items start room at
    same room at notCurrent notCommitted =
      journalRooms Current Committed cs left (endFour items start) room at notCurrent notCommitted

    outside : (path : Path) -> NoItem items path -> calls cs (endFour items start) Files path = start Files path
    outside path none = trans (same Files path Refl Refl) (now.outside path none)

    bound : Ending items (calls cs (endFour items start)) ->
            (outcome : Outcome ** Bound items start outcome (calls cs (endFour items start)))
    bound (Left still) = (Before ** InForce still
      (\i, place => Right (filledOn i (endFour items start) (calls cs (endFour items start)) (same Files i.path Refl Refl)
        (same Stage i.path Refl Refl) (same Aside i.path Refl Refl) (now.stands i place)))
      outside)
    bound (Right none) = (After ** IsSettled (none,
      (\i, place => trans (same Files i.path Refl Refl) (fst (now.stands i place)), outside)))

||| Theorem 3, first half. Wherever a transaction is cut off, the disk is bound to one outcome: `settles` says that recovery
||| reaches it.
export
transactionCut : {items : List Item} -> {start : Disk} -> Ready items start -> (d : Disk) -> Crash start (protocol items) d ->
                 (outcome : Outcome ** Bound items start outcome d)
transactionCut {items} {start} ready _ (Within cs left) =
  (Before ** IsSettled
    (trans (stagingRooms items cs left start Current [] Refl Refl) ready.noJournal,
      \path => stagingRooms items cs left start Files path Refl Refl))
transactionCut ready _ (Later (Within cs left)) = (Before ** beganCut ready cs left)
transactionCut {items} {start} ready _ (Later (Later (Within cs left))) =
  (Before ** journalledCut (putAsidePhase items ready.unique) (putAsideQuiet items) putAsideWhole
    (\i, e, now => Left now) cs left (endTwo items start) (begun ready))
transactionCut {items} {start} ready _ (Later (Later (Later (Within cs left)))) =
  (Before ** journalledCut (bringInPhase items ready.unique) (bringInQuiet items) bringInWhole
    (\i, e, now => stands i e now) cs left (endThree items start) (emptied ready))
  where
    stands : (i : Item) -> (e : Disk) -> Either (Emptied i e) (Filled i e) -> Either (Back i e) (Filled i e)
    stands i e (Left now) = Left (Right now)
    stands i e (Right now) = Right now
transactionCut ready _ (Later (Later (Later (Later (Within cs left))))) = commitCut ready cs left
transactionCut ready _ (Later (Later (Later (Later (Later Over))))) = (After ** IsSettled (durable ready))

||| Recovery cut off any number of times.
public export
data CutOffAgain : Disk -> Disk -> Type where
  Never : CutOffAgain d d
  Again : {e : Disk} -> (p : Program) -> recovery d = Just p -> Crash d p e -> CutOffAgain e f -> CutOffAgain d f

||| Theorem 4. Recovery is idempotent, also when it is cut off itself, however often: the outcome stays the one that was
||| bound when the transaction was cut off.
export
recoveryIdempotent : {items : List Item} -> {start : Disk} -> {outcome : Outcome} -> Ready items start -> (d, e : Disk) ->
                     Bound items start outcome d -> CutOffAgain d e -> Bound items start outcome e
recoveryIdempotent ready d _ bound Never = bound
recoveryIdempotent ready d f bound (Again {e = next} p how crash more) =
  recoveryIdempotent ready next f (recoveryCut ready d next p how bound crash) more

||| Theorem 3. Wherever a transaction is cut off, and however often recovery is cut off after it, recovery that is left to
||| end gives the tree before the transaction or the tree after it, whole, and no journal is left in force.
export
atomic : {items : List Item} -> {start : Disk} -> Ready items start -> (d, e : Disk) -> Crash start (protocol items) d ->
         CutOffAgain d e ->
         (outcome : Outcome ** (p : Program ** (recovery e = Just p, Settled items start outcome (run p e))))
atomic ready d e crash again =
  let (outcome ** bound) = transactionCut ready d crash in
    (outcome ** settles ready e (recoveryIdempotent ready d e bound again))

||| Until the last sync a transaction whose calls have all been made is still bound to the tree before it.
export
stillBound : {items : List Item} -> {start : Disk} -> Ready items start -> Bound items start Before (endFour items start)
stillBound ready =
  let now = filled ready in InForce now.current (\i, place => Right (now.stands i place)) now.outside
