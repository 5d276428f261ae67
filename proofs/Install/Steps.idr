||| Where each item of a transaction may stand, and what each epoch of the protocol and of recovery does to it.
module Install.Steps

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

%default total

-- Where an item may stand ------------------------------------------------------

||| What waits for an item: its new node, if it has one.
public export
Waits : Item -> Disk -> Type
Waits (MkItem path before Nothing) d = ()
Waits (MkItem path before (Just x)) d = d Stage path = Just (Holds x)

||| Nothing waits any more.
public export
WaitsNoMore : Item -> Disk -> Type
WaitsNoMore (MkItem path before Nothing) d = ()
WaitsNoMore (MkItem path before (Just x)) d = d Stage path = Nothing

||| As before the transaction.
public export
Untouched : Item -> Disk -> Type
Untouched i d = (d Files i.path = holds i.before, (Waits i d, d Aside i.path = Nothing))

||| The old node has been put aside.
public export
Emptied : Item -> Disk -> Type
Emptied i d = (d Files i.path = Nothing, (Waits i d, d Aside i.path = holds i.before))

||| The new node has come in.
public export
Filled : Item -> Disk -> Type
Filled i d = (d Files i.path = holds i.after, (WaitsNoMore i d, d Aside i.path = holds i.before))

export
waitsOn : (i : Item) -> (d, e : Disk) -> e Stage i.path = d Stage i.path -> Waits i d -> Waits i e
waitsOn (MkItem path before Nothing) d e same waits = ()
waitsOn (MkItem path before (Just x)) d e same waits = trans same waits

waitsNoMoreOn : (i : Item) -> (d, e : Disk) -> e Stage i.path = d Stage i.path -> WaitsNoMore i d -> WaitsNoMore i e
waitsNoMoreOn (MkItem path before Nothing) d e same gone = ()
waitsNoMoreOn (MkItem path before (Just x)) d e same gone = trans same gone

export
untouchedOn : (i : Item) -> (d, e : Disk) -> e Files i.path = d Files i.path -> e Stage i.path = d Stage i.path ->
              e Aside i.path = d Aside i.path -> Untouched i d -> Untouched i e
untouchedOn i d e sameFiles sameStage sameAside (files, (waits, aside)) =
  (trans sameFiles files, (waitsOn i d e sameStage waits, trans sameAside aside))

export
filledOn : (i : Item) -> (d, e : Disk) -> e Files i.path = d Files i.path -> e Stage i.path = d Stage i.path ->
           e Aside i.path = d Aside i.path -> Filled i d -> Filled i e
filledOn i d e sameFiles sameStage sameAside (files, (gone, aside)) =
  (trans sameFiles files, (waitsNoMoreOn i d e sameStage gone, trans sameAside aside))

export
localUntouched : Local Untouched
localUntouched i d e same = untouchedOn i d e (same Files) (same Stage) (same Aside)

localEmptied : Local Emptied
localEmptied i d e same (files, (waits, aside)) =
  (trans (same Files) files, (waitsOn i d e (same Stage) waits, trans (same Aside) aside))

localFilled : Local Filled
localFilled i d e same = filledOn i d e (same Files) (same Stage) (same Aside)

-- The epochs -------------------------------------------------------------------

export
stageWhere : (i : Item) -> (c : Call) -> stage i = Just c -> (x : Node ** (i.after = Just x, Write Stage i.path (Holds x) = c))
stageWhere (MkItem path before (Just x)) c how = (x ** (Refl, inj Just how))
stageWhere (MkItem path before Nothing) c how = absurd how

export
asideWhere : (i : Item) -> (c : Call) -> putAside i = Just c ->
             (x : Node ** (i.before = Just x, Rename Files Aside i.path i.path = c))
asideWhere (MkItem path (Just x) after) c how = (x ** (Refl, inj Just how))
asideWhere (MkItem path Nothing after) c how = absurd how

export
inWhere : (i : Item) -> (c : Call) -> bringIn i = Just c ->
          (x : Node ** (i.after = Just x, Rename Stage Files i.path i.path = c))
inWhere (MkItem path before (Just x)) c how = (x ** (Refl, inj Just how))
inWhere (MkItem path before Nothing) c how = absurd how

export
outWhere : (d : Disk) -> (i : Item) -> (c : Call) -> takeOut d i = Just c ->
           (x : Node ** (i.after = Just x, Rename Files Stage i.path i.path = c))
outWhere d (MkItem path before Nothing) c how = absurd how
outWhere d (MkItem path before (Just x)) c how with (cameIn (d Stage path) (holds before) (d Aside path))
  outWhere d (MkItem path before (Just x)) c how | True = (x ** (Refl, inj Just how))
  outWhere d (MkItem path before (Just x)) c how | False = absurd how

export
backWhere : (i : Item) -> (c : Call) -> bringBack i = Just c ->
            (x : Node ** (i.before = Just x, Rename Aside Files i.path i.path = c))
backWhere (MkItem path (Just x) after) c how = (x ** (Refl, inj Just how))
backWhere (MkItem path Nothing after) c how = absurd how

asideAdvances : (i : Item) -> (c : Call) -> putAside i = Just c -> (d : Disk) -> Either (Untouched i d) (Emptied i d) ->
                Emptied i (call c d)
asideAdvances (MkItem path Nothing after) c how d stands = absurd how
asideAdvances (MkItem path (Just x) after) c how d (Left (files, (waits, aside))) = rewrite sym (inj Just how) in
  (renameFrom Files Aside path path d (Holds x) files Refl Refl,
    (waitsOn (MkItem path (Just x) after) d (call (Rename Files Aside path path) d)
       (renameOtherRoom Files Aside path path d Stage path Refl Refl) waits,
      renameTo Files Aside path path d (Holds x) files Refl))
asideAdvances (MkItem path (Just x) after) c how d (Right emptied) = rewrite sym (inj Just how) in
  renameNothing (Emptied (MkItem path (Just x) after)) Files Aside path d (fst emptied) emptied

asideStays : (i : Item) -> putAside i = Nothing -> (d : Disk) -> Untouched i d -> Emptied i d
asideStays (MkItem path Nothing after) how d untouched = untouched
asideStays (MkItem path (Just x) after) how d untouched = absurd how

inAdvances : (i : Item) -> (c : Call) -> bringIn i = Just c -> (d : Disk) -> Either (Emptied i d) (Filled i d) ->
             Filled i (call c d)
inAdvances (MkItem path before Nothing) c how d stands = absurd how
inAdvances (MkItem path before (Just x)) c how d (Left (files, (waits, aside))) = rewrite sym (inj Just how) in
  (renameTo Stage Files path path d (Holds x) waits Refl,
    (renameFrom Stage Files path path d (Holds x) waits Refl Refl,
      trans (renameOtherRoom Stage Files path path d Aside path Refl Refl) aside))
inAdvances (MkItem path before (Just x)) c how d (Right filled) = rewrite sym (inj Just how) in
  renameNothing (Filled (MkItem path before (Just x))) Stage Files path d (fst (snd filled)) filled

inStays : (i : Item) -> bringIn i = Nothing -> (d : Disk) -> Emptied i d -> Filled i d
inStays (MkItem path before Nothing) how d (files, (waits, aside)) = (files, ((), aside))
inStays (MkItem path before (Just x)) how d emptied = absurd how

||| On the way back: as before, or with the old node put aside.
public export
Back : Item -> Disk -> Type
Back i d = Either (Untouched i d) (Emptied i d)

localBack : Local Back
localBack i d e same (Left now) = Left (localUntouched i d e same now)
localBack i d e same (Right now) = Right (localEmptied i d e same now)

||| What an item is at when its new node, which came in or not, is taken out: told from the disk that recovery found.
public export
TakenFrom, TakenTo : Disk -> Item -> Disk -> Type
TakenFrom found i d with (takeOut found i)
  TakenFrom found i d | Just _ = Filled i d
  TakenFrom found i d | Nothing = Back i d
TakenTo found i d with (takeOut found i)
  TakenTo found i d | Just _ = Emptied i d
  TakenTo found i d | Nothing = Back i d

localTakenFrom : (found : Disk) -> Local (TakenFrom found)
localTakenFrom found i d e same now with (takeOut found i)
  localTakenFrom found i d e same now | Just _ = localFilled i d e same now
  localTakenFrom found i d e same now | Nothing = localBack i d e same now

localTakenTo : (found : Disk) -> Local (TakenTo found)
localTakenTo found i d e same now with (takeOut found i)
  localTakenTo found i d e same now | Just _ = localEmptied i d e same now
  localTakenTo found i d e same now | Nothing = localBack i d e same now

export
takenToBack : (found : Disk) -> (i : Item) -> (d : Disk) -> TakenTo found i d -> Back i d
takenToBack found i d now with (takeOut found i)
  takenToBack found i d now | Just _ = Right now
  takenToBack found i d now | Nothing = now

outStays : (found : Disk) -> (i : Item) -> takeOut found i = Nothing -> (d : Disk) -> TakenFrom found i d -> TakenTo found i d
outStays found i how d now with (takeOut found i)
  outStays found i how d now | Just _ = absurd how
  outStays found i how d now | Nothing = now

outAdvancesOne : (i : Item) -> (x : Node) -> i.after = Just x -> (d : Disk) -> Either (Filled i d) (Emptied i d) ->
                 Emptied i (call (Rename Files Stage i.path i.path) d)
outAdvancesOne (MkItem path before (Just x)) x Refl d (Left (files, (gone, aside))) =
  (renameFrom Files Stage path path d (Holds x) files Refl Refl,
    (renameTo Files Stage path path d (Holds x) files Refl,
      trans (renameOtherRoom Files Stage path path d Aside path Refl Refl) aside))
outAdvancesOne (MkItem path before (Just x)) x Refl d (Right emptied) =
  renameNothing (Emptied (MkItem path before (Just x))) Files Stage path d (fst emptied) emptied

outAdvancesTo : (found : Disk) -> (i : Item) -> (c : Call) -> takeOut found i = Just c -> (d : Disk) ->
                Either (TakenFrom found i d) (TakenTo found i d) -> (x : Node) -> i.after = Just x ->
                TakenTo found i (call (Rename Files Stage i.path i.path) d)
outAdvancesTo found i c how d stands x isNew with (takeOut found i)
  outAdvancesTo found i c how d stands x isNew | Just _ = outAdvancesOne i x isNew d stands
  outAdvancesTo found i c how d stands x isNew | Nothing = absurd how

outAdvances : (found : Disk) -> (i : Item) -> (c : Call) -> takeOut found i = Just c -> (d : Disk) ->
              Either (TakenFrom found i d) (TakenTo found i d) -> TakenTo found i (call c d)
outAdvances found i c how d stands =
  let (x ** (isNew, same)) = outWhere found i c how in rewrite sym same in outAdvancesTo found i c how d stands x isNew

backAdvances : (i : Item) -> (c : Call) -> bringBack i = Just c -> (d : Disk) -> Either (Back i d) (Untouched i d) ->
               Untouched i (call c d)
backAdvances (MkItem path Nothing after) c how d stands = absurd how
backAdvances (MkItem at (Just x) new) c how d stands = rewrite sym (inj Just how) in back stands
  where
    settled : Untouched (MkItem at (Just x) new) d -> Untouched (MkItem at (Just x) new) (call (Rename Aside Files at at) d)
    settled now = renameNothing (Untouched (MkItem at (Just x) new)) Aside Files at d (snd (snd now)) now

    back : Either (Back (MkItem at (Just x) new) d) (Untouched (MkItem at (Just x) new) d) ->
           Untouched (MkItem at (Just x) new) (call (Rename Aside Files at at) d)
    back (Left (Left now)) = settled now
    back (Right now) = settled now
    back (Left (Right (files, (waits, aside)))) =
      (renameTo Aside Files at at d (Holds x) aside Refl,
        (waitsOn (MkItem at (Just x) new) d (call (Rename Aside Files at at) d)
           (renameOtherRoom Aside Files at at d Stage at Refl Refl) waits,
          renameFrom Aside Files at at d (Holds x) aside Refl Refl))

backStays : (i : Item) -> bringBack i = Nothing -> (d : Disk) -> Back i d -> Untouched i d
backStays (MkItem path Nothing after) how d (Left now) = now
backStays (MkItem path Nothing after) how d (Right now) = now
backStays (MkItem path (Just x) after) how d now = absurd how

||| A call that renames within a path.
Within : Call -> Path -> Type
Within c path = (from : Room ** (to : Room ** (Rename from to path path = c)))

renameLeaves : (c : Call) -> (path : Path) -> Within c path -> (d : Disk) -> (room : Room) -> (at : Path) -> Not (at = path) ->
               call c d room at = d room at
renameLeaves c path (from ** (to ** same)) d room at apart = rewrite sym same in renameElsewhere from to path d room at apart

export
putAsidePhase : (items : List Item) -> Unique items -> Phase items Untouched Emptied Protocol.putAside
putAsidePhase items unique = MkPhase unique localUntouched localEmptied (\i, _ => asideAdvances i) (\i, _ => asideStays i)
  (\i, c, how => renameLeaves c i.path (Files ** (Aside ** snd (snd (asideWhere i c how)))))

export
bringInPhase : (items : List Item) -> Unique items -> Phase items Emptied Filled Protocol.bringIn
bringInPhase items unique = MkPhase unique localEmptied localFilled (\i, _ => inAdvances i) (\i, _ => inStays i)
  (\i, c, how => renameLeaves c i.path (Stage ** (Files ** snd (snd (inWhere i c how)))))

export
takeOutPhase : (found : Disk) -> (items : List Item) -> Unique items ->
               Phase items (TakenFrom found) (TakenTo found) (takeOut found)
takeOutPhase found items unique =
  MkPhase unique (localTakenFrom found) (localTakenTo found) (\i, _ => outAdvances found i) (\i, _ => outStays found i)
    (\i, c, how => renameLeaves c i.path (Files ** (Stage ** snd (snd (outWhere found i c how)))))

export
bringBackPhase : (items : List Item) -> Unique items -> Phase items Back Untouched Protocol.bringBack
bringBackPhase items unique = MkPhase unique localBack localUntouched (\i, _ => backAdvances i) (\i, _ => backStays i)
  (\i, c, how => renameLeaves c i.path (Aside ** (Files ** snd (snd (backWhere i c how)))))

-- What no epoch touches ---------------------------------------------------------

||| Paths that no item has.
public export
NoItem : List Item -> Path -> Type
NoItem items path = (i : Item) -> Elem i items -> Not (path = i.path)

||| Outside the items, and at the journal, two disks hold the same.
public export
SameOutside : List Item -> Disk -> Disk -> Type
SameOutside items d e =
  ((path : Path) -> NoItem items path -> e Files path = d Files path, e Current [] = d Current [])

||| What is left of calls that each leave the outside alone leaves it alone.
export
outsideCalls : (items : List Item) -> (epoch : List Call) ->
               ((c : Call) -> Survivor epoch c -> (d : Disk) -> SameOutside items d (call c d)) ->
               (cs : List Call) -> All (Survivor epoch) cs -> (d : Disk) -> SameOutside items d (calls cs d)
outsideCalls items epoch alone [] [] d = (\_, _ => Refl, Refl)
outsideCalls items epoch alone (c :: cs) (one :: more) d =
  let (files, journal) = outsideCalls items epoch alone cs more (call c d)
      (files', journal') = alone c one d
  in (\path, none => trans (files path none) (files' path none), trans journal journal')

||| All of an epoch's calls are left when it ran to its end.
export
allLeft : (epoch : List Call) -> All (Survivor epoch) epoch
allLeft epoch = todo epoch (\_, there => there)
  where
    todo : (rest : List Call) -> ((c : Call) -> Elem c rest -> Elem c epoch) -> All (Survivor epoch) rest
    todo [] inside = []
    todo (c :: cs) inside = MkSurvivor c (inside c Here) Whole :: todo cs (\e, there => inside e (There there))

||| A rename within an item's path, none of it the journal's.
public export
data Moves : List Item -> Call -> Type where
  MkMoves : (i : Item) -> Elem i items -> (from, to : Room) -> sameRoom Current from = False -> sameRoom Current to = False ->
            Rename from to i.path i.path = c -> Moves items c

export
movesOutside : (items : List Item) -> (c : Call) -> Moves items c -> (d : Disk) -> SameOutside items d (call c d)
movesOutside items c (MkMoves i place from to notFrom notTo same) d = rewrite sym same in
  (\path, none => renameElsewhere from to i.path d Files path (none i place),
    renameOtherRoom from to i.path i.path d Current [] notFrom notTo)

||| What is left of a rename is the rename.
export
leftOfRename : (from, to : Room) -> (path : Path) -> (c, left : Call) -> Rename from to path path = c -> LeftOf c left -> c = left
leftOfRename from to path _ _ same Whole = Refl
leftOfRename from to path _ _ Refl Broken impossible
