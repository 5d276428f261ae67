||| The theorems can fail: protocols and roll-backs that a careless hand could write, each refuted.
|||
||| Of the protocol's five syncs none can go: without any of the first four there is a power cut from which recovery reaches
||| neither the tree before nor the tree after; without the last, a transaction that has ended may not last.
module Install.Refutations

import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Maybe
import Decidable.Equality
import Install.FiniteMap
import Install.Tree
import Install.Change
import Install.Inverse
import Install.Trace
import Install.Disk
import Install.Phase
import Install.Protocol
import Install.Steps
import Install.Atomic

%default total

-- The protocol without one of its syncs ------------------------------------------

||| A program that goes on after an epoch without waiting for it.
withoutSync : Nat -> Program -> Program
withoutSync Z (one :: two :: rest) = (one ++ two) :: rest
withoutSync (S k) (one :: rest) = one :: withoutSync k rest
withoutSync k program = program

||| What theorem 3 says, of any protocol.
Atomic : (List Item -> Program) -> Type
Atomic by = (items : List Item) -> (start : Disk) -> Ready items start -> (d : Disk) -> Crash start (by items) d ->
            (outcome : Outcome ** (p : Program ** (recovery d = Just p, Settled items start outcome (run p d))))

||| It holds of ours.
export
oursIsAtomic : Atomic Protocol.protocol
oursIsAtomic items start ready d crash = atomic ready d d crash Never

old, new : Node
old = File (MkAttributes 0 0 0 0 0 []) [0]
new = File (MkAttributes 0 0 0 0 0 []) [1]

||| A transaction that replaces two files.
two : List Item
two = [MkItem [[0]] (Just Refutations.old) (Just Refutations.new), MkItem [[1]] (Just Refutations.old) (Just Refutations.new)]

begin : Disk
begin = set Files [[0]] (Just (Holds old)) (set Files [[1]] (Just (Holds old)) (\_, _ => Nothing))

||| Two paths of one name are the same only if the names are.
firstDiffers : Not (the Path [[0]] = [[1]])
firstDiffers Refl impossible

||| Against each of the two items: it has another path, or is the same.
Differs : Item -> Type
Differs i = All (\j => i.path = j.path -> i = j) Refutations.two

differ : All Refutations.Differs Refutations.two
differ = [[\same => Refl, \same => absurd (firstDiffers same)], [\same => absurd (firstDiffers (sym same)), \same => Refl]]

isReady : Ready Refutations.two Refutations.begin
isReady = MkReady
  (\i, j, place, other => indexAll {p = \k => i.path = k.path -> i = k} other (indexAll {p = Differs} place differ))
  (\i, place => indexAll {p = \k => Refutations.begin Files k.path = holds k.before} place [Refl, Refl])
  (\i, place => indexAll {p = \k => Refutations.begin Aside k.path = Nothing} place [Refl, Refl])
  Refl

newIsNotOld : Not (Just (Holds Refutations.new) = Just (Holds Refutations.old))
newIsNotOld Refl impossible

oldIsNotNew : Not (Just (Holds Refutations.old) = Just (Holds Refutations.new))
oldIsNotNew Refl impossible

||| The journal gets its name before it is on the disk: it may be torn, and recovery does not know what to do.
export
journalNotSynced : Not (Atomic (\items => withoutSync 0 (protocol items)))
journalNotSynced claim =
  let (outcome ** (p ** (how, settled))) =
        claim two begin isReady (calls [Write Scratch [] Torn, Rename Scratch Current [] []] begin)
          (Within [Write Scratch [] Torn, Rename Scratch Current [] []]
            [MkSurvivor (Write Scratch [] (Tells two)) Here Broken,
             MkSurvivor (Rename Scratch Current [] []) (There (There (There Here))) Whole])
  in absurd how

||| Files are put aside before the journal's name is on the disk: they are gone, and nothing says that they were.
export
nameNotSynced : Not (Atomic (\items => withoutSync 1 (protocol items)))
nameNotSynced claim =
  let (outcome ** (p ** (how, settled))) =
        claim two begin isReady (calls [Rename Files Aside [[0]] [[0]]] (endOne two begin))
          (Later (Within [Rename Files Aside [[0]] [[0]]] [MkSurvivor (Rename Files Aside [[0]] [[0]]) (There Here) Whole]))
  in lost outcome p how settled
  where
    lost : (outcome : Outcome) -> (p : Program) ->
           recovery (calls [Rename Files Aside [[0]] [[0]]] (endOne Refutations.two Refutations.begin)) = Just p ->
           Settled Refutations.two Refutations.begin outcome
             (run p (calls [Rename Files Aside [[0]] [[0]]] (endOne Refutations.two Refutations.begin))) -> Void
    lost Before _ Refl settled = absurd (snd settled [[0]])
    lost After _ Refl settled = oldIsNotNew (fst (snd settled) _ (There Here))

||| New nodes come in before the old ones' new places are on the disk: one may be overwritten with no copy left, and the
||| transaction is half done for good.
export
asideNotSynced : Not (Atomic (\items => withoutSync 2 (protocol items)))
asideNotSynced claim =
  let (outcome ** (p ** (how, settled))) =
        claim two begin isReady (calls [Rename Stage Files [[0]] [[0]]] (endTwo two begin))
          (Later (Later (Within [Rename Stage Files [[0]] [[0]]]
            [MkSurvivor (Rename Stage Files [[0]] [[0]]) (There (There Here)) Whole])))
  in mixed outcome p how settled
  where
    mixed : (outcome : Outcome) -> (p : Program) ->
            recovery (calls [Rename Stage Files [[0]] [[0]]] (endTwo Refutations.two Refutations.begin)) = Just p ->
            Settled Refutations.two Refutations.begin outcome
              (run p (calls [Rename Stage Files [[0]] [[0]]] (endTwo Refutations.two Refutations.begin))) -> Void
    mixed Before _ Refl settled = newIsNotOld (snd settled [[0]])
    mixed After _ Refl settled = oldIsNotNew (fst (snd settled) _ (There Here))

||| The transaction commits before its files are on the disk: they may be nowhere, and nothing says so.
export
commitNotSynced : Not (Atomic (\items => withoutSync 3 (protocol items)))
commitNotSynced claim =
  let (outcome ** (p ** (how, settled))) =
        claim two begin isReady (calls [Rename Current Committed [] []] (endThree two begin))
          (Later (Later (Later (Within [Rename Current Committed [] []]
            [MkSurvivor (Rename Current Committed [] []) (There (There Here)) Whole]))))
  in empty outcome p how settled
  where
    empty : (outcome : Outcome) -> (p : Program) ->
            recovery (calls [Rename Current Committed [] []] (endThree Refutations.two Refutations.begin)) = Just p ->
            Settled Refutations.two Refutations.begin outcome
              (run p (calls [Rename Current Committed [] []] (endThree Refutations.two Refutations.begin))) -> Void
    empty Before _ Refl settled = absurd (snd settled [[0]])
    empty After _ Refl settled = absurd (fst (snd settled) _ Here)

||| Without the last sync a transaction that has ended may not last: all its calls were made, and a power cut leaves a disk from
||| which recovery brings back the tree before.
export
endNotSynced : (items : List Item) -> (start : Disk) -> Ready items start ->
               (d : Disk ** (Crash start (protocol items) d,
                             (p : Program ** (recovery d = Just p, Settled items start Before (run p d)))))
endNotSynced items start ready =
  (endFour items start ** (Later (Later (Later (Later (Within [] [])))), settles ready (endFour items start) (stillBound ready)))

-- Inverses and roll-backs that do not restore ---------------------------------------

||| What theorem 1 says, of any inverse.
Inverse : (Change -> Change) -> Type
Inverse back = (c : Change) -> (s, t : State) -> WellFormed s.tree -> Applied c s t ->
               (u : State ** (Applied (back c) t u, SameState u s))

||| It holds of ours.
export
oursIsInverse : Inverse Change.invert
oursIsInverse = inverse

plain, changed : Node
plain = File (MkAttributes 1 0 0 0 0 []) [0]
changed = File (MkAttributes 1 0 0 0 0 []) [1]

||| A tree with nothing but a root and a file in it.
one : State
one = MkState [([[0]], Refutations.plain), ([], Folder (MkAttributes 0 0 0 0 0 []))] []

nothingBelow : (name, up : Name) -> (rest : Path) -> at (name :: up :: rest) Refutations.one.tree = Nothing
nothingBelow name up rest =
  trans (atFurther (name :: up :: rest) [[0]] plain [([], Folder (MkAttributes 0 0 0 0 0 []))]
          (\same => absurd (snd (consInjective same))))
    (atFurther (name :: up :: rest) [] (Folder (MkAttributes 0 0 0 0 0 [])) [] absurd)

oneLawful : WellFormed Refutations.one.tree
oneLawful name [] there = Refl
oneLawful name (up :: rest) there = absurd (isNot (nothingBelow name up rest) there)
  where
    isNot : {0 x : Maybe Node} -> x = Nothing -> Not (IsJust x)
    isNot Refl ItIsJust impossible

overwritten : State
overwritten = MkState (put [[0]] (Just Refutations.changed) Refutations.one.tree) []

overwrite : Change
overwrite = Replace [[0]] (Just Refutations.plain) (Just Refutations.changed)

overwrites : Applied Refutations.overwrite Refutations.one Refutations.overwritten
overwrites = InTree (MkReplaced Refl Refl Refl)

||| What a change of the tree that applied has made of it.
resultOf : Applied (Replace path before after) s t -> t.tree = put path after s.tree
resultOf (InTree how) = how.result

||| An inverse that brings back the content with no permissions.
forgetsMode : Change -> Change
forgetsMode (Replace path (Just (File a x)) after) = Replace path after (Just (File ({ mode := 0 } a) x))
forgetsMode c = invert c

export
modeForgotten : Not (Inverse Refutations.forgetsMode)
modeForgotten claim =
  let (u ** (back, (files, packages))) = claim overwrite one overwritten oneLawful overwrites
  in differ (trans (sym (cong (at [[0]]) (resultOf back))) (files [[0]]))
  where
    differ : Not (Just (File (MkAttributes 0 0 0 0 0 []) [0]) = Just (File (MkAttributes 1 0 0 0 0 []) [0]))
    differ Refl impossible

||| An inverse of an overwrite that has not kept the old content: it removes what is there.
removes : Change -> Change
removes (Replace path before after) = Replace path after Nothing
removes c = invert c

export
contentForgotten : Not (Inverse Refutations.removes)
contentForgotten claim =
  let (u ** (back, (files, packages))) = claim overwrite one overwritten oneLawful overwrites
  in absurd (trans (sym (cong (at [[0]]) (resultOf back))) (files [[0]]))
