||| What holds of some, or of all, elements of a list.
module Data.List.Quantifiers

import Data.DPair
import Data.Fin
import Data.List
import Data.List.Elem

%default total

namespace Any
  ||| Some element has the property, and here is which.
  public export
  data Any : (0 p : a -> Type) -> List a -> Type where
    Here : {0 xs : List a} -> p x -> Any p (x :: xs)
    There : {0 xs : List a} -> Any p xs -> Any p (x :: xs)

namespace All
  ||| Every element has the property.
  public export
  data All : (0 p : a -> Type) -> List a -> Type where
    Nil : All p Nil
    (::) : {0 xs : List a} -> p x -> All p xs -> All p (x :: xs)

  ||| A list whose elements are of the types listed.
  public export
  HList : List Type -> Type
  HList = All id

-- Some ------------------------------------------------------------------------

namespace Any
  noneOfThem : All (Uninhabited . p) xs -> Not (Any p xs)
  noneOfThem (none :: _) (Here px) = uninhabited @{none} px
  noneOfThem (_ :: nones) (There later) = noneOfThem nones later

  export
  (nones : All (Uninhabited . p) xs) => Uninhabited (Any p xs) where
    uninhabited some = noneOfThem nones some

  export
  mapProperty : (f : {0 x : a} -> p x -> q x) -> Any p l -> Any q l
  mapProperty f (Here px) = Here (f px)
  mapProperty f (There later) = There (mapProperty f later)

  public export
  any : (dec : (x : a) -> Dec (p x)) -> (xs : List a) -> Dec (Any p xs)
  any _ [] = No uninhabited
  any dec (x :: xs) with (dec x)
    _ | Yes px = Yes (Here px)
    _ | No no = case any dec xs of
      Yes later => Yes (There later)
      No noLater => No (\case
        Here px => no px
        There later => noLater later)

  public export
  toDPair : {xs : List a} -> Any p xs -> DPair a p
  toDPair {xs = x :: _} (Here px) = (x ** px)
  toDPair {xs = _ :: _} (There later) = toDPair later

  export
  toExists : Any p xs -> Exists p
  toExists (Here px) = Evidence _ px
  toExists (There later) = toExists later

  ||| Where it is.
  public export
  anyToFin : Any p xs -> Fin (length xs)
  anyToFin (Here _) = FZ
  anyToFin (There later) = FS (anyToFin later)

  export
  anyToFinCorrect : (witness : Any p xs) -> p (index' xs (anyToFin witness))
  anyToFinCorrect (Here px) = px
  anyToFinCorrect (There later) = anyToFinCorrect later

  ||| Where it is, and the property of what is there.
  public export
  anyToFinV : Any p xs -> (idx : Fin (length xs) ** p (index' xs (idx)))
  anyToFinV (Here px) = (FZ ** px)
  anyToFinV (There later) = case anyToFinV later of
    (idx ** px) => (FS idx ** px)

  public export
  pushOut : Functor p => Any (p . q) xs -> p (Any q xs)
  pushOut @{functor} (Here effect) = map @{functor} Here effect
  pushOut @{functor} (There later) = map @{functor} There (pushOut later)

  showSome : All (Show . p) xs -> Prec -> Any p xs -> String
  showSome (shown :: _) d (Here px) = showCon d "Here" (showArg @{shown} px)
  showSome (_ :: showns) d (There later) = showCon d "There" (" " ++ showSome showns App later)

  export
  (showns : All (Show . p) xs) => Show (Any p xs) where
    showPrec d some = showSome showns d some

  sameSome : All (Eq . p) xs -> Any p xs -> Any p xs -> Bool
  sameSome (eq :: _) (Here px) (Here py) = (==) @{eq} px py
  sameSome (_ :: eqs) (There px) (There py) = sameSome eqs px py
  sameSome _ _ _ = False

  export
  (eqs : All (Eq . p) xs) => Eq (Any p xs) where
    px == py = sameSome eqs px py

-- All -------------------------------------------------------------------------

namespace All
  export
  mapProperty : (f : {0 x : a} -> p x -> q x) -> All p l -> All q l
  mapProperty f [] = []
  mapProperty f (px :: pxs) = f px :: mapProperty f pxs

  public export
  imapProperty :
    {0 a : Type} -> {0 p, q : a -> Type} ->
    (0 i : a -> Type) -> (f : {0 x : a} -> i x => p x -> q x) ->
    {0 as : List a} -> All i as => All p as -> All q as
  imapProperty i f @{[]} [] = []
  imapProperty i f @{ix :: ixs} (px :: pxs) = f @{ix} px :: imapProperty i f @{ixs} pxs

  public export
  forget : All (const type) types -> List type
  forget [] = []
  forget (x :: xs) = x :: forget xs

  public export
  all : (dec : (x : a) -> Dec (p x)) -> (xs : List a) -> Dec (All p xs)
  all _ [] = Yes []
  all dec (x :: xs) with (dec x)
    _ | No no = No (\(px :: _) => no px)
    _ | Yes px = case all dec xs of
      Yes pxs => Yes (px :: pxs)
      No no => No (\(_ :: pxs) => no pxs)

  export
  zipPropertyWith : (f : {0 x : a} -> p x -> q x -> r x) -> All p xs -> All q xs -> All r xs
  zipPropertyWith f [] [] = []
  zipPropertyWith f (px :: pxs) (qx :: qxs) = f px qx :: zipPropertyWith f pxs qxs

  showAll : All (Show . p) xs -> All p xs -> String
  showAll [] [] = ""
  showAll (shown :: showns) (px :: pxs) = show @{shown} px ++ others showns pxs
    where
      others : All (Show . q) ys -> All q ys -> String
      others [] [] = ""
      others (next :: nexts) (py :: pys) = ", " ++ show @{next} py ++ others nexts pys

  export
  (showns : All (Show . p) xs) => Show (All p xs) where
    show every = "[" ++ showAll showns every ++ "]"

  sameAll : All (Eq . p) xs -> All p xs -> All p xs -> Bool
  sameAll [] [] [] = True
  sameAll (eq :: eqs) (px :: pxs) (py :: pys) = (==) @{eq} px py && sameAll eqs pxs pys

  export
  (eqs : All (Eq . p) xs) => Eq (All p xs) where
    ps == qs = sameAll eqs ps qs

  %hint
  allEq : All (Ord . p) xs => All (Eq . p) xs
  allEq @{[]} = []
  allEq @{_ :: _} = %search :: allEq

  compareAll : All (Ord . p) xs -> All p xs -> All p xs -> Ordering
  compareAll [] [] [] = EQ
  compareAll (ord :: ords) (px :: pxs) (py :: pys) = case compare @{ord} px py of
    EQ => compareAll ords pxs pys
    LT => LT
    GT => GT

  export
  (ords : All (Ord . p) xs) => Ord (All p xs) where
    compare ps qs = compareAll ords ps qs

  combineAll : All (Semigroup . p) xs -> All p xs -> All p xs -> All p xs
  combineAll [] [] [] = []
  combineAll (semigroup :: semigroups) (px :: pxs) (py :: pys) =
    (<+>) @{semigroup} px py :: combineAll semigroups pxs pys

  export
  (semigroups : All (Semigroup . p) xs) => Semigroup (All p xs) where
    ps <+> qs = combineAll semigroups ps qs

  %hint
  allSemigroup : All (Monoid . p) xs => All (Semigroup . p) xs
  allSemigroup @{[]} = []
  allSemigroup @{_ :: _} = %search :: allSemigroup

  neutrals : All (Monoid . p) xs -> All p xs
  neutrals [] = []
  neutrals (monoid :: monoids) = neutral @{monoid} :: neutrals monoids

  export
  (monoids : All (Monoid . p) xs) => Monoid (All p xs) where
    neutral = neutrals monoids

  public export
  (++) : All p xs -> All p ys -> All p (xs ++ ys)
  [] ++ qs = qs
  (p :: ps) ++ qs = p :: (ps ++ qs)

  public export
  head : All p (x :: xs) -> p x
  head (px :: _) = px

  public export
  tail : All p (x :: xs) -> All p xs
  tail (_ :: pxs) = pxs

  export
  splitAt : (xs : List a) -> All p (xs ++ ys) -> (All p xs, All p ys)
  splitAt [] pys = ([], pys)
  splitAt (_ :: xs) (px :: rest) = mapFst (px ::) (splitAt xs rest)

  export
  take : (xs : List a) -> All p (xs ++ ys) -> All p xs
  take xs every = fst (splitAt xs every)

  export
  drop : (xs : List a) -> All p (xs ++ ys) -> All p ys
  drop xs every = snd (splitAt xs every)

  export
  drop' : (l : Nat) -> All p xs -> All p (drop l xs)
  drop' Z pxs = pxs
  drop' (S _) [] = []
  drop' (S k) (_ :: pxs) = drop' k pxs

  ||| The proofs beside the elements.
  public export
  pushIn : (xs : List a) -> (0 _ : All p xs) -> List (Subset a p)
  pushIn [] [] = []
  pushIn (x :: xs) (px :: pxs) = Element x px :: pushIn xs pxs

  ||| The elements, and all proofs together.
  public export
  pullOut : (xs : List (Subset a p)) -> Subset (List a) (All p)
  pullOut [] = Element [] []
  pullOut (Element x px :: rest) = Element (x :: (pullOut rest).fst) (px :: (pullOut rest).snd)

  export
  pushInOutInverse : (xs : List a) -> (0 prf : All p xs) -> pullOut (pushIn xs prf) = Element xs prf
  pushInOutInverse [] [] = Refl
  pushInOutInverse (x :: xs) (px :: pxs) =
    cong (\rest => Element (x :: rest.fst) (px :: rest.snd)) (pushInOutInverse xs pxs)

  export
  pushOutInInverse : (xs : List (Subset a p)) -> uncurry All.pushIn (pullOut xs) = xs
  pushOutInInverse [] = Refl
  pushOutInInverse (Element x px :: rest) = cong (Element x px ::) (pushOutInInverse rest)

  public export
  indexAll : Elem x xs -> All p xs -> p x
  indexAll Here (px :: _) = px
  indexAll (There later) (_ :: pxs) = indexAll later pxs

  public export
  index : (idx : Fin (List.length xs)) -> All p xs -> p (index' xs idx)
  index FZ (px :: _) = px
  index (FS i) (_ :: pxs) = index i pxs

  public export
  pushOut : Applicative p => All (p . q) xs -> p (All q xs)
  pushOut [] = pure []
  pushOut (effect :: effects) = map (::) effect <*> pushOut effects

-- Some, all and none ----------------------------------------------------------

export
negAnyAll : {xs : List a} -> Not (Any p xs) -> All (Not . p) xs
negAnyAll {xs = []} _ = []
negAnyAll {xs = _ :: _} none = (\px => none (Here px)) :: negAnyAll (\later => none (There later))

export
anyNegAll : Any (Not . p) xs -> Not (All p xs)
anyNegAll (Here no) (px :: _) = no px
anyNegAll (There later) (_ :: pxs) = anyNegAll later pxs

export
allNegAny : All (Not . p) xs -> Not (Any p xs)
allNegAny (no :: _) (Here px) = no px
allNegAny (_ :: nos) (There later) = allNegAny nos later

||| Each element as the one that has the property.
public export
allAnies : All p xs -> List (Any p xs)
allAnies [] = []
allAnies (px :: pxs) = Here px :: map There (allAnies pxs)

export
altAll : Alternative p => All (p . q) xs -> p (Any q xs)
altAll [] = empty
altAll (effect :: effects) = map Here effect <|> map There (altAll effects)

-- Sorting out -----------------------------------------------------------------

||| The third list is made of the first two, each in its order.
public export
data Interleaving : (xs, ys, xys : List a) -> Type where
  Nil : Interleaving [] [] []
  Left : Interleaving xs ys xys -> Interleaving (x :: xs) ys (x :: xys)
  Right : Interleaving xs ys xys -> Interleaving xs (y :: ys) (y :: xys)

||| A list of which each element is proved to have the property, or not to have it.
public export
record Split {a : Type} (p : a -> Type) (xys : List a) where
  constructor MkSplit
  {ayes, naws : List a}
  {auto interleaving : Interleaving ayes naws xys}
  prfs : All p ayes
  contras : All (Not . p) naws

public export
splitOnto : (dec : (x : a) -> Dec (p x)) -> (xs : List a) -> (a : Split p acc) -> Split p (reverseOnto acc xs)
splitOnto dec [] done = done
splitOnto dec (x :: xs) (MkSplit prfs contras) = case dec x of
  Yes px => splitOnto dec xs (MkSplit (px :: prfs) contras)
  No no => splitOnto dec xs (MkSplit prfs (no :: contras))

public export
split : (dec : (x : a) -> Dec (p x)) -> (xs : List a) -> Split p (reverse xs)
split dec xs = splitOnto dec xs (MkSplit [] [])

||| Either all are of the first kind, or one is of the second.
public export
decide : ((x : a) -> Either (p x) (q x)) -> (xs : List a) -> Either (All p xs) (Any q xs)
decide dec [] = Left []
decide dec (x :: xs) = case dec x of
  Right qx => Right (Here qx)
  Left px => case decide dec xs of
    Left pxs => Left (px :: pxs)
    Right later => Right (There later)
