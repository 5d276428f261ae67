||| Paths of packages stay beneath the root: by their components, never by how the text looks.
|||
||| A path is what a system makes of it: taken apart at each slash, and walked from the root, where `..` goes up and `.` and
||| nothing stay. targets/obli-pkg/src/path.zig and libs/zpkg/src/path.ts are written after `valid`. Not here: symbolic links,
||| which tree.zig follows none of.
module Package.Path

import Data.List
import Data.Nat
import Decidable.Equality

%default total

||| A character of a path, by its number.
public export
Char8 : Type
Char8 = Nat

public export
slash, dot : Char8
slash = 47
dot = 46

public export
Name : Type
Name = List Char8

||| The components between the slashes; a text without a slash is one.
public export
split : List Char8 -> List Name
split [] = [[]]
split (c :: rest) with (decEq c Path.slash)
  split (c :: rest) | Yes _ = [] :: split rest
  split (c :: rest) | No _ with (split rest)
    split (c :: rest) | No _ | [] = [[c]]
    split (c :: rest) | No _ | name :: names = (c :: name) :: names

||| Components with a slash between each two.
public export
glue : List Name -> List Char8
glue [] = []
glue [name] = name
glue (name :: next :: names) = name ++ Path.slash :: glue (next :: names)

glueNothing : (names : List Name) -> Not (names = []) -> glue ([] :: names) = Path.slash :: glue names
glueNothing [] some = absurd (some Refl)
glueNothing (_ :: _) some = Refl

glueMore : (c : Char8) -> (name : Name) -> (names : List Name) -> glue ((c :: name) :: names) = c :: glue (name :: names)
glueMore c name [] = Refl
glueMore c name (_ :: _) = Refl

splitGives : (text : List Char8) -> Not (split text = [])
splitGives [] same = case same of Refl impossible
splitGives (c :: rest) same with (decEq c Path.slash)
  splitGives (c :: rest) same | Yes _ = case same of Refl impossible
  splitGives (c :: rest) same | No _ with (split rest)
    splitGives (c :: rest) same | No _ | [] = case same of Refl impossible
    splitGives (c :: rest) same | No _ | _ :: _ = case same of Refl impossible

||| Taking a text apart loses nothing: two paths with the same components are the same text, so no entry has a second name.
export
joinSplit : (text : List Char8) -> glue (split text) = text
joinSplit [] = Refl
joinSplit (c :: rest) with (decEq c Path.slash)
  joinSplit (c :: rest) | Yes is = rewrite glueNothing (split rest) (splitGives rest) in
                                   rewrite joinSplit rest in cong (:: rest) (sym is)
  joinSplit (c :: rest) | No _ with (split rest) proof parts
    joinSplit (c :: rest) | No _ | [] = absurd (splitGives rest parts)
    joinSplit (c :: rest) | No _ | name :: names =
      trans (glueMore c name names) (cong (c ::) (trans (cong glue (sym parts)) (joinSplit rest)))

||| What a component does to where one is: a list of names beneath the machine's root, the last first.
public export
enter : Name -> (at : List Name) -> List Name
enter name at with (decEq name [])
  enter name at | Yes _ = at
  enter name at | No _ with (decEq name [Path.dot])
    enter name at | No _ | Yes _ = at
    enter name at | No _ | No _ with (decEq name [Path.dot, Path.dot])
      enter name at | No _ | No _ | No _ = name :: at
      enter name [] | No _ | No _ | Yes _ = []
      enter name (_ :: up) | No _ | No _ | Yes _ = up

||| Where a walk along components ends.
public export
walk : List Name -> (at : List Name) -> List Name
walk [] at = at
walk (name :: names) at = walk names (enter name at)

||| A component that is a name of something: not nothing, not `.`, not `..`.
public export
record Plain (name : Name) where
  constructor MkPlain
  notEmpty : Not (name = [])
  notDot : Not (name = [Path.dot])
  notUp : Not (name = [Path.dot, Path.dot])

||| A path that a package may have: each of its components is a name.
public export
data Valid : List Name -> Type where
  Single : {0 name : Name} -> Plain name -> Valid [name]
  Within : {0 name : Name} -> Plain name -> Valid names -> Valid (name :: names)

isPlain : (name : Name) -> Dec (Plain name)
isPlain name with (decEq name [])
  isPlain name | Yes same = No (\plain => notEmpty plain same)
  isPlain name | No one with (decEq name [Path.dot])
    isPlain name | No one | Yes same = No (\plain => notDot plain same)
    isPlain name | No one | No two with (decEq name [Path.dot, Path.dot])
      isPlain name | No one | No two | Yes same = No (\plain => notUp plain same)
      isPlain name | No one | No two | No three = Yes (MkPlain one two three)

validWithin : (name : Name) -> (names : List Name) -> Dec (Valid (name :: names))
validWithin name names with (isPlain name)
  validWithin name [] | No bad = No (\case Single plain => bad plain
                                           Within plain _ => bad plain)
  validWithin name (next :: names) | No bad = No (\case Within plain _ => bad plain)
  validWithin name [] | Yes plain = Yes (Single plain)
  validWithin name (next :: names) | Yes plain with (validWithin next names)
    validWithin name (next :: names) | Yes plain | Yes rest = Yes (Within plain rest)
    validWithin name (next :: names) | Yes plain | No bad = No (\case Within _ rest => bad rest)

||| The program: whether components are those of a path that a package may have.
export
valid : (names : List Name) -> Dec (Valid names)
valid [] = No (\case Single _ impossible)
valid (name :: names) = validWithin name names

enterPlain : (name : Name) -> (at : List Name) -> Plain name -> enter name at = name :: at
enterPlain name at plain with (decEq name [])
  enterPlain name at plain | Yes same = absurd (notEmpty plain same)
  enterPlain name at plain | No _ with (decEq name [Path.dot])
    enterPlain name at plain | No _ | Yes same = absurd (notDot plain same)
    enterPlain name at plain | No _ | No _ with (decEq name [Path.dot, Path.dot])
      enterPlain name at plain | No _ | No _ | Yes same = absurd (notUp plain same)
      enterPlain name at plain | No _ | No _ | No _ = Refl

||| Each step of a walk along a path that was accepted goes down, into the component's own name: from whatever folder it
||| starts, it is never above it, not even on the way.
export
staysBeneath : (names : List Name) -> Valid names -> (root : List Name) -> (names' : List Name ** walk names root = names' ++ root)
staysBeneath [name] (Single plain) root = ([name] ** enterPlain name root plain)
staysBeneath (name :: names) (Within plain rest) root =
  let (below ** there) = staysBeneath names rest (name :: root) in
  (below ++ [name] ** trans (cong (walk names) (enterPlain name root plain))
                            (trans there (appendAssociative below [name] root)))

||| It ends strictly beneath: at as many names below the root as the path has.
export
goesDown : (names : List Name) -> Valid names -> (root : List Name) ->
           length (walk names root) = length names + length root
goesDown [name] (Single plain) root = rewrite enterPlain name root plain in Refl
goesDown (name :: names) (Within plain rest) root =
  rewrite enterPlain name root plain in
  trans (goesDown names rest (name :: root)) (sym (plusSuccRightSucc (length names) (length root)))

headOf : (names : List Name) -> Valid (name :: names) -> Plain name
headOf [] (Single plain) = plain
headOf names (Within plain _) = plain

||| A beginning of a path that was accepted would be accepted: what holds of a path holds of each folder on the way to it.
export
parentsToo : (first : Name) -> (names, more : List Name) -> Valid (first :: names ++ more) -> Valid (first :: names)
parentsToo first [] more accepted = Single (headOf more accepted)
parentsToo first (next :: names) more (Within plain rest) = Within plain (parentsToo next names more rest)

||| An absolute path begins with a component of nothing, and is refused for it.
export
absoluteIsRefused : (rest : List Char8) -> Not (Valid (split (Path.slash :: rest)))
absoluteIsRefused rest accepted with (split rest)
  absoluteIsRefused rest (Single plain) | [] = notEmpty plain Refl
  absoluteIsRefused rest (Within plain _) | _ = notEmpty plain Refl

tailOf : (names : List Name) -> Valid (name :: names) -> Either (names = []) (Valid names)
tailOf [] (Single _) = Left Refl
tailOf names (Within _ rest) = Right rest

notNothing : (before : List Name) -> Not (before ++ name :: after = [])
notNothing [] same = case same of Refl impossible
notNothing (_ :: _) same = case same of Refl impossible

||| `..` is refused wherever it stands.
export
upIsRefused : (before, after : List Name) -> Not (Valid (before ++ [Path.dot, Path.dot] :: after))
upIsRefused [] after accepted = notUp (headOf after accepted) Refl
upIsRefused (name :: before) after accepted with (tailOf (before ++ [Path.dot, Path.dot] :: after) accepted)
  upIsRefused (name :: before) after accepted | Left none = notNothing before none
  upIsRefused (name :: before) after accepted | Right rest = upIsRefused before after rest

-- What a look at the text would say -----------------------------------------------

||| A check that looks at how the text begins: no slash, no two dots.
public export
looksRelative : List Char8 -> Bool
looksRelative (47 :: _) = False
looksRelative (46 :: 46 :: _) = False
looksRelative _ = True

||| The text `a/../../b`, which looks relative, leads out of the folder `r`, to beside it: what looks well stays nowhere.
export
looksAreNotEnough : Not ((text : List Char8) -> looksRelative text = True -> (root : List Name) ->
                         (below : List Name ** walk (split text) root = below ++ root))
looksAreNotEnough claim =
  let (below ** there) = claim [97, 47, 46, 46, 47, 46, 46, 47, 98] Refl [[114]] in
  case below of
    [] => case there of Refl impossible
    [_] => case there of Refl impossible
    (_ :: _ :: _) => case there of Refl impossible
