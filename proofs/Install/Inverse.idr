||| Theorem 1: a change that applies is undone exactly by its inverse.
module Install.Inverse

import Data.List
import Data.Maybe
import Decidable.Equality
import Install.FiniteMap
import Install.Tree
import Install.Change

%default total

bothTrue : (x, y : Bool) -> (x && y) = True -> (x = True, y = True)
bothTrue True True Refl = (Refl, Refl)
bothTrue True False both = absurd (sym both)
bothTrue False y both = absurd (sym both)

bothTogether : (x, y : Bool) -> x = True -> y = True -> (x && y) = True
bothTogether True True Refl Refl = Refl

allowedParent : (path : Path) -> (after : Maybe Node) -> (t : Tree) -> allowed path after t = True ->
                IsJust after -> parented path t = True
allowedParent path (Just x) t fits ItIsJust =
  fst (bothTrue (parented path t) (implies (not (isFolder (Just x))) (childless path t)) fits)

allowedChildless : (path : Path) -> (after : Maybe Node) -> (t : Tree) -> allowed path after t = True ->
                   isFolder after = False -> childless path t = True
allowedChildless path after t fits notFolder =
  trans (cong (\b => implies (not b) (childless path t)) (sym notFolder))
    (snd (bothTrue (implies (isJust after) (parented path t)) (implies (not (isFolder after)) (childless path t)) fits))

isAllowed : (path : Path) -> (after : Maybe Node) -> (t : Tree) ->
            (IsJust after -> parented path t = True) -> (isFolder after = False -> childless path t = True) ->
            allowed path after t = True
isAllowed path Nothing t parent empty = empty Refl
isAllowed path (Just (Folder a)) t parent empty = bothTogether (parented path t) True (parent ItIsJust) Refl
isAllowed path (Just (File a x)) t parent empty =
  bothTogether (parented path t) (childless path t) (parent ItIsJust) (empty Refl)
isAllowed path (Just (Link a x)) t parent empty =
  bothTogether (parented path t) (childless path t) (parent ItIsJust) (empty Refl)

isJustSame : {0 x, y : Maybe a} -> x = y -> IsJust x -> IsJust y
isJustSame Refl there = there

nothingIsNotThere : {0 x : Maybe a} -> IsJust x -> Not (x = Nothing)
nothingIsNotThere ItIsJust Refl impossible

notThere : (x : Maybe a) -> Not (IsJust x) -> x = Nothing
notThere Nothing _ = Refl
notThere (Just x) none = absurd (none ItIsJust)

||| A change leaves what a path lies in as it was.
parentUntouched : (leaf : Name) -> (up : Path) -> (x : Maybe Node) -> (t : Tree) ->
                  at up (put (leaf :: up) x t) = at up t
parentUntouched leaf up x t = putElsewhere (leaf :: up) up (notItsOwnParent leaf up) x t

||| A change leaves what lies in its path as it was.
childUntouched : (path : Path) -> (leaf : Name) -> (x : Maybe Node) -> (t : Tree) ->
                 at (leaf :: path) (put path x t) = at (leaf :: path) t
childUntouched path leaf x t = putElsewhere path (leaf :: path) (\same => notItsOwnParent leaf path (sym same)) x t

||| The inverse of a change is allowed where the change has been made.
inverseAllowed : (path : Path) -> (after : Maybe Node) -> (t : Tree) -> WellFormed t ->
                 allowed path (at path t) (put path after t) = True
inverseAllowed path after t lawful = isAllowed path (at path t) (put path after t) (parent path) empty
  where
    parent : (path : Path) -> IsJust (at path t) -> parented path (put path after t) = True
    parent [] there = Refl
    parent (leaf :: up) there = trans (cong isFolder (parentUntouched leaf up after t)) (lawful leaf up there)

    empty : isFolder (at path t) = False -> childless path (put path after t) = True
    empty notFolder = childlessComplete path (put path after t) none
      where
        none : (leaf : Name) -> at (leaf :: path) (put path after t) = Nothing
        none leaf = trans (childUntouched path leaf after t)
          (notThere (at (leaf :: path) t) (\there => absurd (trans (sym (lawful leaf path there)) notFolder)))

||| A change keeps the tree well formed: nothing comes to lie in what is no folder, nothing in it is left behind.
export
replaceKeeps : (path : Path) -> (before, after : Maybe Node) -> (t, u : Tree) -> WellFormed t ->
               Replaced path before after t u -> WellFormed u
replaceKeeps path before after t u lawful (MkReplaced was fits result) = rewrite result in keeps
  where
    keeps : WellFormed (put path after t)
    keeps leaf up there with (decEq (leaf :: up) path)
      keeps leaf up there | Yes here = rewrite sym here in
        trans (cong isFolder (parentUntouched leaf up after t))
          (trans (cong (\p => parented p t) here) (allowedParent path after t fits
            (isJustSame (trans (cong (\p => at p (put path after t)) here) (putHere path after t)) there)))
      keeps leaf up there | No apart with (decEq up path)
        keeps leaf up there | No apart | Yes parent =
          trans (trans (cong (\p => isFolder (at p (put path after t))) parent) (cong isFolder (putHere path after t)))
            (folder (isFolder after) Refl)
          where
            childThere : IsJust (at (leaf :: path) t)
            childThere = isJustSame (trans (cong (\p => at (leaf :: p) (put path after t)) parent)
                                           (childUntouched path leaf after t)) there

            folder : (b : Bool) -> isFolder after = b -> isFolder after = True
            folder True is = is
            folder False is = absurd (nothingIsNotThere childThere
              (childlessSound path t (allowedChildless path after t fits is) leaf))
        keeps leaf up there | No apart | No notParent =
          trans (cong isFolder (putElsewhere path up notParent after t))
            (lawful leaf up (isJustSame (putElsewhere path (leaf :: up) apart after t) there))

||| Whether a change is allowed depends only on what is just above its path and what lies in it.
export
allowedOn : (path : Path) -> (after : Maybe Node) -> (t, u : Tree) ->
            ((leaf : Name) -> (up : Path) -> path = leaf :: up -> at up u = at up t) ->
            ((leaf : Name) -> at (leaf :: path) u = at (leaf :: path) t) ->
            allowed path after t = True -> allowed path after u = True
allowedOn path after t u above below fits =
  isAllowed path after u (\there => trans (parent path above) (allowedParent path after t fits there))
    (\notFolder => childlessComplete path u (\leaf =>
      trans (below leaf) (childlessSound path t (allowedChildless path after t fits notFolder) leaf)))
  where
    parent : (place : Path) -> ((leaf : Name) -> (up : Path) -> place = leaf :: up -> at up u = at up t) ->
             parented place u = parented place t
    parent [] same = Refl
    parent (leaf :: up) same = cong isFolder (same leaf up Refl)

||| It is the same for trees that are the same.
allowedSame : (path : Path) -> (after : Maybe Node) -> (t, u : Tree) -> Same t u ->
              allowed path after t = True -> allowed path after u = True
allowedSame path after t u same = allowedOn path after t u (\_, up, _ => sym (same up)) (\leaf => sym (same (leaf :: path)))

||| A change keeps the tree well formed.
export
applyKeeps : {c : Change} -> {s, t : State} -> WellFormed s.tree -> Applied c s t -> WellFormed t.tree
applyKeeps {c = Replace path before after} {s = MkState tree d} {t = MkState u d} lawful (InTree how) =
  replaceKeeps path before after tree u lawful how
applyKeeps lawful (InDatabase how) = lawful

||| What applies to a state applies to each that is the same, with the same result.
export
applySame : (c : Change) -> (s, s', t : State) -> SameState s s' -> Applied c s t ->
            (t' : State ** (Applied c s' t', SameState t t'))
applySame (Replace path before after) (MkState tree d) (MkState tree' d') (MkState u d) (sameTree, sameData)
          (InTree (MkReplaced was fits result)) =
  (MkState (put path after tree') d' **
    (InTree (MkReplaced (trans (sym (sameTree path)) was) (allowedSame path after tree tree' sameTree fits) Refl),
      (rewrite result in putSame path after tree tree' sameTree, sameData)))
applySame (Record entry before after) (MkState tree d) (MkState tree' d') (MkState tree e) (sameTree, sameData)
          (InDatabase (MkEntered was result)) =
  (MkState tree' (put entry after d') **
    (InDatabase (MkEntered (trans (sym (sameData entry)) was) Refl),
      (sameTree, rewrite result in putSame entry after d d' sameData)))

||| Theorem 1. A change that applies is undone exactly by its inverse: what is at each path, of whatever kind and with
||| whatever attributes, is what it was, and so are the packages. An overwritten or deleted file comes back.
export
inverse : (c : Change) -> (s, t : State) -> WellFormed s.tree -> Applied c s t ->
          (back : State ** (Applied (invert c) t back, SameState back s))
inverse (Replace path before after) (MkState files d) (MkState u d) lawful (InTree (MkReplaced was fits result)) =
  (MkState (put path before u) d **
    (InTree (MkReplaced (trans (cong (at path) result) (putHere path after files)) possible Refl), (restored, \_ => Refl)))
  where
    possible : allowed path before u = True
    possible = rewrite result in rewrite sym was in inverseAllowed path after files lawful

    restored : Same (put path before u) files
    restored = rewrite result in rewrite sym was in putBack path after files
inverse (Record entry before after) (MkState files d) (MkState files e) lawful (InDatabase (MkEntered was result)) =
  (MkState files (put entry before e) **
    (InDatabase (MkEntered (trans (cong (at entry) result) (putHere entry after d)) Refl),
      (\_ => Refl, rewrite result in rewrite sym was in putBack entry after d)))
