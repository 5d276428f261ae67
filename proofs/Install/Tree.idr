||| A file system: what is at each path.
|||
||| Names, contents, link targets and attributes are lists of bytes, whose meaning plays no part here. Two names of one file
||| (hard links) are two nodes with one content.
module Install.Tree

import Data.List
import Data.Maybe
import Decidable.Equality
import Install.FiniteMap

%default total

public export
Bytes : Type
Bytes = List Nat

||| A component of a path.
public export
Name : Type
Name = Bytes

||| A path, its last component first: usr/bin is ["bin", "usr"]. The root is the empty path. What is above a path is its tail.
public export
Path : Type
Path = List Name

||| What a node has beside its content. Times: seconds and nanoseconds since 1970, as stored (two's complement).
public export
record Attributes where
  constructor MkAttributes
  mode : Nat
  user : Nat
  group : Nat
  seconds : Nat
  nanoseconds : Nat
  ||| Extended attributes, with access lists and capabilities: name and value of each.
  extended : List (Bytes, Bytes)

asTuple : Attributes -> (((Nat, Nat), (Nat, Nat)), (Nat, List (Bytes, Bytes)))
asTuple x = (((x.mode, x.user), (x.group, x.seconds)), (x.nanoseconds, x.extended))

fromTuple : (((Nat, Nat), (Nat, Nat)), (Nat, List (Bytes, Bytes))) -> Attributes
fromTuple (((a, b), (c, d)), (e, f)) = MkAttributes a b c d e f

thereAndBack : (x : Attributes) -> fromTuple (asTuple x) = x
thereAndBack (MkAttributes a b c d e f) = Refl

public export
DecEq Attributes where
  decEq x y with (decEq (asTuple x) (asTuple y))
    decEq x y | Yes same = Yes (trans (sym (thereAndBack x)) (trans (cong fromTuple same) (thereAndBack y)))
    decEq x y | No differ = No (\same => differ (cong asTuple same))

||| What is at a path.
public export
data Node : Type where
  Folder : (attributes : Attributes) -> Node
  File : (attributes : Attributes) -> (content : Bytes) -> Node
  Link : (attributes : Attributes) -> (target : Bytes) -> Node

folderInjective : Folder a = Folder b -> a = b
folderInjective Refl = Refl

fileInjective : File a x = File b y -> (a, x) = (b, y)
fileInjective Refl = Refl

linkInjective : Link a x = Link b y -> (a, x) = (b, y)
linkInjective Refl = Refl

public export
DecEq Node where
  decEq (Folder a) (Folder b) with (decEq a b)
    decEq (Folder a) (Folder b) | Yes same = Yes (cong Folder same)
    decEq (Folder a) (Folder b) | No differ = No (\same => differ (folderInjective same))
  decEq (File a x) (File b y) with (decEq (a, x) (b, y))
    decEq (File a x) (File b y) | Yes same = Yes (cong (\p => File (fst p) (snd p)) same)
    decEq (File a x) (File b y) | No differ = No (\same => differ (fileInjective same))
  decEq (Link a x) (Link b y) with (decEq (a, x) (b, y))
    decEq (Link a x) (Link b y) | Yes same = Yes (cong (\p => Link (fst p) (snd p)) same)
    decEq (Link a x) (Link b y) | No differ = No (\same => differ (linkInjective same))
  decEq (Folder _) (File _ _) = No (\case Refl impossible)
  decEq (Folder _) (Link _ _) = No (\case Refl impossible)
  decEq (File _ _) (Folder _) = No (\case Refl impossible)
  decEq (File _ _) (Link _ _) = No (\case Refl impossible)
  decEq (Link _ _) (Folder _) = No (\case Refl impossible)
  decEq (Link _ _) (File _ _) = No (\case Refl impossible)

public export
Tree : Type
Tree = FiniteMap Path Node

public export
isFolder : Maybe Node -> Bool
isFolder (Just (Folder _)) = True
isFolder (Just (File _ _)) = False
isFolder (Just (Link _ _)) = False
isFolder Nothing = False

||| Nothing lies in a folder that is not there: the law that every file system keeps.
public export
WellFormed : Tree -> Type
WellFormed t = (name : Name) -> (up : Path) -> IsJust (at (name :: up) t) -> isFolder (at up t) = True

||| Whether a path lies directly in another.
public export
within : Path -> Path -> Bool
within up [] = False
within up (_ :: rest) with (decEq rest up)
  within up (_ :: rest) | Yes _ = True
  within up (_ :: rest) | No _ = False

||| Whether nothing lies directly in a path.
public export
childless : Path -> Tree -> Bool
childless up [] = True
childless up ((path, _) :: rest) with (within up path)
  childless up ((path, _) :: rest) | True = False
  childless up ((path, _) :: rest) | False = childless up rest

||| Whether what a path lies in is a folder. The root lies in nothing.
public export
parented : Path -> Tree -> Bool
parented [] t = True
parented (_ :: up) t = isFolder (at up t)

withinParent : (up : Path) -> (name : Name) -> within up (name :: up) = True
withinParent up name with (decEq up up)
  withinParent up name | Yes _ = Refl
  withinParent up name | No differ = absurd (differ Refl)

||| Where `childless` says that nothing is, nothing is.
export
childlessSound : (up : Path) -> (t : Tree) -> childless up t = True -> (name : Name) -> at (name :: up) t = Nothing
childlessSound up [] empty name = Refl
childlessSound up ((path, x) :: rest) empty name with (within up path) proof inside
  childlessSound up ((path, x) :: rest) empty name | True = absurd (sym empty)
  childlessSound up ((path, x) :: rest) empty name | False with (decEq (name :: up) path)
    childlessSound up ((path, x) :: rest) empty name | False | Yes same =
      absurd (trans (sym (withinParent up name)) (trans (cong (within up) same) inside))
    childlessSound up ((path, x) :: rest) empty name | False | No _ = childlessSound up rest empty name

||| A path that lies in another is that one with a name before it.
withinName : (up, path : Path) -> within up path = True -> (name : Name ** path = name :: up)
withinName up (name :: rest) inside with (decEq rest up)
  withinName up (name :: rest) inside | Yes same = (name ** cong (name ::) same)
  withinName up (name :: rest) inside | No _ = absurd (sym inside)

headThere : (path : Path) -> (x : Node) -> (rest : Tree) -> at path ((path, x) :: rest) = Just x
headThere path x rest with (decEq path path)
  headThere path x rest | Yes _ = Refl
  headThere path x rest | No differ = absurd (differ Refl)

tailNothing : (k, path : Path) -> (x : Node) -> (rest : Tree) -> at k ((path, x) :: rest) = Nothing -> at k rest = Nothing
tailNothing k path x rest nothing with (decEq k path)
  tailNothing k path x rest nothing | Yes _ = absurd nothing
  tailNothing k path x rest nothing | No _ = nothing

||| Where nothing is, `childless` says so.
export
childlessComplete : (up : Path) -> (t : Tree) -> ((name : Name) -> at (name :: up) t = Nothing) -> childless up t = True
childlessComplete up [] none = Refl
childlessComplete up ((path, x) :: rest) none with (within up path) proof inside
  childlessComplete up ((path, x) :: rest) none | True with (withinName up path inside)
    childlessComplete up ((name :: up, x) :: rest) none | True | (name ** Refl) =
      absurd (trans (sym (headThere (name :: up) x rest)) (none name))
  childlessComplete up ((path, x) :: rest) none | False =
    childlessComplete up rest (\name => tailNothing (name :: up) path x rest (none name))

||| No path lies in itself.
export
notItsOwnParent : (name : Name) -> (up : Path) -> Not (up = name :: up)
notItsOwnParent name (first :: rest) same =
  notItsOwnParent first rest (snd (consInjective same))
notItsOwnParent name [] Refl impossible
