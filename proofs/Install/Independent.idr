||| Theorem 6: operations that share no path commute, so an earlier one can be taken back under a later one.
module Install.Independent

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

%default total

||| That a path does not lie directly in another.
public export
NotIn : (up, path : Path) -> Type
NotIn up path = (leaf : Name) -> Not (path = leaf :: up)

||| That two changes have nothing to do with each other: they are at two paths, neither of which lies in the other, or about
||| two packages, or one about the tree and one about the database.
public export
Apart : Change -> Change -> Type
Apart (Replace p _ _) (Replace q _ _) = (Not (p = q), (NotIn p q, NotIn q p))
Apart (Record n _ _) (Record m _ _) = Not (n = m)
Apart (Replace _ _ _) (Record _ _ _) = ()
Apart (Record _ _ _) (Replace _ _ _) = ()

notIn : (up, path : Path) -> Dec (NotIn up path)
notIn up [] = Yes (\leaf => \case Refl impossible)
notIn up (name :: rest) with (decEq rest up)
  notIn up (name :: rest) | Yes same = No (\none => none name (cong (name ::) same))
  notIn up (name :: rest) | No differ = Yes (\leaf, same => differ (snd (consInjective same)))

decideNot : Dec a -> Dec (Not a)
decideNot (Yes x) = No (\no => no x)
decideNot (No no) = Yes no

both : Dec a -> Dec b -> Dec (a, b)
both (Yes x) (Yes y) = Yes (x, y)
both (No no) _ = No (\pair => no (fst pair))
both _ (No no) = No (\pair => no (snd pair))

||| Whether two changes have nothing to do with each other.
public export
apart : (c, d : Change) -> Dec (Apart c d)
apart (Replace p _ _) (Replace q _ _) = both (decideNot (decEq p q)) (both (notIn p q) (notIn q p))
apart (Record n _ _) (Record m _ _) = decideNot (decEq n m)
apart (Replace _ _ _) (Record _ _ _) = Yes ()
apart (Record _ _ _) (Replace _ _ _) = Yes ()

||| A change elsewhere does not matter to whether a change is allowed.
allowedPut : (p, q : Path) -> Not (p = q) -> NotIn p q -> NotIn q p -> (x, after : Maybe Node) -> (t : Tree) ->
             allowed q after (put p x t) = True -> allowed q after t = True
allowedPut p q differ notBelow notAbove x after t =
  allowedOn q after (put p x t) t
    (\leaf, up, same => sym (putElsewhere p up (\is => notBelow leaf (trans same (cong (leaf ::) is))) x t))
    (\leaf => sym (putElsewhere p (leaf :: q) (\is => notAbove leaf (sym is)) x t))

allowedUnput : (p, q : Path) -> Not (p = q) -> NotIn p q -> NotIn q p -> (x, after : Maybe Node) -> (t : Tree) ->
               allowed q after t = True -> allowed q after (put p x t) = True
allowedUnput p q differ notBelow notAbove x after t =
  allowedOn q after t (put p x t)
    (\leaf, up, same => putElsewhere p up (\is => notBelow leaf (trans same (cong (leaf ::) is))) x t)
    (\leaf => putElsewhere p (leaf :: q) (\is => notAbove leaf (sym is)) x t)

||| Two changes that have nothing to do with each other can be made in either order.
export
swap : (c, d : Change) -> (s, t, u : State) -> Apart c d -> Applied c s t -> Applied d t u ->
       (v : State ** (w : State ** (Applied d s v, (Applied c v w, SameState u w))))
swap (Replace p b a) (Replace q b' a') (MkState files db) (MkState _ db) (MkState _ db) (differ, (below, above))
     (InTree (MkReplaced was fits Refl)) (InTree (MkReplaced was' fits' Refl)) =
  (MkState (put q a' files) db ** (MkState (put p a (put q a' files)) db **
    (InTree (MkReplaced (trans (sym (putElsewhere p q (\same => differ (sym same)) a files)) was')
                        (allowedPut p q differ below above a a' files fits') Refl),
     (InTree (MkReplaced (trans (putElsewhere q p differ a' files) was)
                         (allowedUnput q p (\same => differ (sym same)) above below a' a files fits) Refl),
      (putPut q p (\same => differ (sym same)) a' a files, \_ => Refl)))))
swap (Record n b a) (Record m b' a') (MkState files db) (MkState files _) (MkState files _) differ
     (InDatabase (MkEntered was Refl)) (InDatabase (MkEntered was' Refl)) =
  (MkState files (put m a' db) ** (MkState files (put n a (put m a' db)) **
    (InDatabase (MkEntered (trans (sym (putElsewhere n m (\same => differ (sym same)) a db)) was') Refl),
     (InDatabase (MkEntered (trans (putElsewhere m n differ a' db) was) Refl),
      (\_ => Refl, putPut m n (\same => differ (sym same)) a' a db)))))
swap (Replace p b a) (Record m b' a') (MkState files db) (MkState files' db) (MkState files' db') _
     (InTree how) (InDatabase how') =
  (MkState files db' ** (MkState files' db' ** (InDatabase how', (InTree how, (\_ => Refl, \_ => Refl)))))
swap (Record n b a) (Replace q b' a') (MkState files db) (MkState files db') (MkState files' db') _
     (InDatabase how) (InTree how') =
  (MkState files' db ** (MkState files' db' ** (InTree how', (InDatabase how, (\_ => Refl, \_ => Refl)))))

||| A trace replays from each state that is the same, with the same result.
export
replaySame : (cs : Trace) -> (s, s', t : State) -> SameState s s' -> Replayed cs s t ->
             (t' : State ** (Replayed cs s' t', SameState t t'))
replaySame [] s s' s same Done = (s' ** (Done, same))
replaySame (c :: cs) s s' t same (Then {t = next} first rest) =
  let (next' ** (first', sameNext)) = applySame c s s' next same first
      (t' ** (rest', sameEnd)) = replaySame cs next next' t sameNext rest
  in (t' ** (Then first' rest', sameEnd))

||| The same, carried over two steps.
sameThrough : (s, t, u : State) -> SameState s t -> SameState t u -> SameState s u
sameThrough s t u (files, db) (files', db') = (sameTrans files files', sameTrans db db')

sameBack : (s, t : State) -> SameState s t -> SameState t s
sameBack s t (files, db) = (sameSym files, sameSym db)

||| One change can be made before a trace that has nothing to do with it.
export
commuteOne : (cs : Trace) -> (d : Change) -> (s, t, u : State) -> All (\c => Apart c d) cs -> Replayed cs s t -> Applied d t u ->
             (v : State ** (w : State ** (Applied d s v, (Replayed cs v w, SameState u w))))
commuteOne [] d s s u [] Done last = (u ** (u ** (last, (Done, (\_ => Refl, \_ => Refl)))))
commuteOne (c :: cs) d s t u (free :: more) (Then {t = next} first rest) last =
  let (v1 ** (w1 ** (earlier, (rest1, same1)))) = commuteOne cs d next t u more rest last
      (v ** (w ** (earliest, (first', same2)))) = swap c d s next v1 free first earlier
      (w2 ** (rest2, same3)) = replaySame cs v1 w w1 same2 rest1
  in (v ** (w2 ** (earliest, (Then first' rest2, sameThrough u w1 w2 same1 same3))))

||| That no change of one trace has to do with one of another.
public export
Independent : Trace -> Trace -> Type
Independent cs ds = All (\d => All (\c => Apart c d) cs) ds

||| Theorem 6, first half. Independent operations commute: the later could have been done first, with the same end.
export
commute : (cs, ds : Trace) -> (s, t, u : State) -> Independent cs ds -> Replayed cs s t -> Replayed ds t u ->
          (v : State ** (w : State ** (Replayed ds s v, (Replayed cs v w, SameState u w))))
commute cs [] s t t [] first Done = (s ** (t ** (Done, (first, (\_ => Refl, \_ => Refl)))))
commute cs (d :: ds) s t u (free :: more) first (Then {t = next} one rest) =
  let (v1 ** (w1 ** (earlier, (moved, same1)))) = commuteOne cs d s t next free first one
      (u1 ** (rest1, same2)) = replaySame ds next w1 u same1 rest
      (v ** (w ** (others, (last, same3)))) = commute cs ds v1 w1 u1 more moved rest1
  in (v ** (w ** (Then earlier others, (last, sameThrough u u1 w same2 same3))))

||| Theorem 6, second half. An operation can be taken back under a later one that is independent of it, and leaves the state
||| that the later one alone would have led to.
export
rollbackUnder : (cs, ds : Trace) -> (s, t, u : State) -> WellFormed s.tree -> Independent cs ds -> Replayed cs s t ->
                Replayed ds t u ->
                (v : State ** (back : State ** (Replayed ds s v, (Replayed (rollback cs) u back, SameState back v))))
rollbackUnder cs ds s t u lawful free first second =
  let (v ** (w ** (alone, (again, same)))) = commute cs ds s t u free first second
      (back ** (undone, restored)) = rollbackRestores cs v w (replayKeeps lawful alone) again
      (back' ** (undone', sameEnd)) = replaySame (rollback cs) w u back (sameBack u w same) undone
  in (v ** (back' ** (alone, (undone', sameThrough back' back v (sameBack back back' sameEnd) restored))))

-- Refusal --------------------------------------------------------------------------

||| The changes of a later operation for which an earlier one cannot be taken back.
public export
conflicts : (earlier, later : Trace) -> Trace
conflicts cs [] = []
conflicts cs (d :: ds) with (all (\c => apart c d) cs)
  conflicts cs (d :: ds) | Yes _ = conflicts cs ds
  conflicts cs (d :: ds) | No _ = d :: conflicts cs ds

||| No conflict is overlooked: where none is named the operations are independent.
export
noConflicts : (cs, ds : Trace) -> conflicts cs ds = [] -> Independent cs ds
noConflicts cs [] none = []
noConflicts cs (d :: ds) none with (all (\c => apart c d) cs)
  noConflicts cs (d :: ds) none | Yes yes = yes :: noConflicts cs ds none
  noConflicts cs (d :: ds) Refl | No _ impossible

||| No conflict is made up: each that is named is a change of the later operation that does have to do with the earlier.
export
realConflicts : (cs, ds : Trace) -> (d : Change) -> Elem d (conflicts cs ds) ->
                (Elem d ds, Not (All (\c => Apart c d) cs))
realConflicts cs (e :: ds) d there with (all (\c => apart c e) cs)
  realConflicts cs (e :: ds) d there | Yes _ =
    let (place, clash) = realConflicts cs ds d there in (There place, clash)
  realConflicts cs (e :: ds) _ Here | No no = (Here, no)
  realConflicts cs (e :: ds) d (There there) | No _ =
    let (place, clash) = realConflicts cs ds d there in (There place, clash)
