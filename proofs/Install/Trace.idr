||| Traces: what an operation did, change by change.
|||
||| Theorem 2 (rolling back) and theorem 5 (a trace tells the truth and all of it), for every list of changes.
module Install.Trace

import Control.Function
import Data.List
import Data.List.Elem
import Data.List.Quantifiers
import Data.Maybe
import Decidable.Equality
import Install.FiniteMap
import Install.Tree
import Install.Change
import Install.Inverse

%default total

public export
Trace : Type
Trace = List Change

||| Makes all changes, one after the other, or none.
public export
replay : Trace -> State -> Maybe State
replay [] s = Just s
replay (c :: cs) s with (apply c s)
  replay (c :: cs) s | Nothing = Nothing
  replay (c :: cs) s | Just t = replay cs t

||| The changes that take a trace back: the inverse of each, the last first.
public export
rollback : Trace -> Trace
rollback [] = []
rollback (c :: cs) = rollback cs ++ [invert c]

||| What `replay` does, as a relation: each change applied where the one before it had led.
public export
data Replayed : Trace -> State -> State -> Type where
  Done : Replayed [] s s
  Then : {t : State} -> Applied c s t -> Replayed cs t u -> Replayed (c :: cs) s u

||| What `replay` gives is what the relation says.
export
replayed : (cs : Trace) -> (s, t : State) -> replay cs s = Just t -> Replayed cs s t
replayed [] s t made = rewrite inj Just made in Done
replayed (c :: cs) s t made with (apply c s) proof how
  replayed (c :: cs) s t made | Nothing = absurd made
  replayed (c :: cs) s t made | Just next = Then (applied c s next how) (replayed cs next t made)

||| What the relation says is what `replay` gives.
export
replays : (cs : Trace) -> (s, t : State) -> Replayed cs s t -> replay cs s = Just t
replays [] s s Done = Refl
replays (c :: cs) s t (Then {t = next} first rest) with (apply c s) proof how
  replays (c :: cs) s t (Then {t = next} first rest) | Nothing =
    absurd (trans (sym how) (applies first))
  replays (c :: cs) s t (Then {t = next} first rest) | Just found =
    rewrite inj Just (trans (sym how) (applies first)) in replays cs next t rest

||| One trace after another is one trace.
export
replayedAppend : {0 cs, ds : Trace} -> Replayed cs s t -> Replayed ds t u -> Replayed (cs ++ ds) s u
replayedAppend Done second = second
replayedAppend (Then first rest) second = Then first (replayedAppend rest second)

||| Changes keep the tree well formed.
export
replayKeeps : {cs : Trace} -> {s, t : State} -> WellFormed s.tree -> Replayed cs s t -> WellFormed t.tree
replayKeeps lawful Done = lawful
replayKeeps {cs = c :: cs} lawful (Then first rest) = replayKeeps (applyKeeps lawful first) rest

||| Theorem 2. If changes were made, rolling their trace back gives the state before, path by path and package by package.
export
rollbackRestores : (cs : Trace) -> (s, t : State) -> WellFormed s.tree -> Replayed cs s t ->
                   (back : State ** (Replayed (rollback cs) t back, SameState back s))
rollbackRestores [] s s lawful Done = (s ** (Done, (\_ => Refl, \_ => Refl)))
rollbackRestores (c :: cs) s t lawful (Then {t = next} first rest) =
  let (almost ** (undone, sameNext)) = rollbackRestores cs next t (applyKeeps lawful first) rest
      (back ** (last, sameBack)) = inverse c s next lawful first
      (back' ** (last', sameAgain)) =
        applySame (invert c) next almost back (sameSym (fst sameNext), sameSym (snd sameNext)) last
  in (back' ** (replayedAppend undone (Then last' Done),
        (sameTrans (sameSym (fst sameAgain)) (fst sameBack), sameTrans (sameSym (snd sameAgain)) (snd sameBack))))

||| That a change is at a path.
public export
data IsAt : Path -> Change -> Type where
  ItIsAt : IsAt path (Replace path before after)

||| Theorem 5, second half. A trace names every path that the operation touched: what it does not name is as it was.
export
traceComplete : (cs : Trace) -> (s, t : State) -> Replayed cs s t ->
                (path : Path) -> Not (Any (IsAt path) cs) -> at path t.tree = at path s.tree
traceComplete [] s s Done path unnamed = Refl
traceComplete (Replace here before after :: cs) (MkState files d) t (Then (InTree {u = files'} (MkReplaced was fits result)) rest)
              path unnamed =
  trans (traceComplete cs (MkState files' d) t rest path (\later => unnamed (There later)))
    (trans (cong (at path) result)
      (putElsewhere here path (\same => unnamed (Here (rewrite same in ItIsAt))) after files))
traceComplete (Record entry before after :: cs) (MkState files d) t (Then (InDatabase {e = d'} how) rest) path unnamed =
  traceComplete cs (MkState files d') t rest path (\later => unnamed (There later))
